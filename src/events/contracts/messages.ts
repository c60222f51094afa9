import { isJsonList, isJsonObject, type JsonValue, kindOf } from '../json';
import { type Contract, Findings, named } from './contract';

const workMailActions = ['BOUNCE', 'DROP', 'DEFAULT', 'BYPASS_SPAM_CHECK', 'MOVE_TO_JUNK'];

/**
 * WorkMail's Run Lambda action. "Synchronous run Lambda response schema" in its guide: at most 10 actions, each for recipients or
 * for all; otherwise the rule's fallback action applies. A rule that runs the function asynchronously discards the response.
 */
export const workMail: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `WorkMail would retry until the rule's timeout, then apply its fallback action: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    findings.info([], 'the response is only used when the rule runs the function synchronously');
    const actions = isJsonObject(response) ? response.actions : undefined;
    if (actions === undefined || actions === null) {
      if (response !== null)
        findings.warning(['actions'], 'actions is missing, so a synchronous rule applies its fallback action');
      return findings.accept('WorkMail would ignore the response, or apply the fallback action of a synchronous rule');
    }
    const list = findings.list(actions, ['actions'], 'actions') ?? [];
    if (list.length > 10) findings.error(['actions'], `actions has ${list.length} items, more than 10`);
    for (const [index, action] of list.entries()) checkAction(findings, action, index);
    return findings.judge({
      accepted: 'WorkMail would apply the actions',
      refused: "WorkMail would apply the rule's fallback action",
    });
  },
};

function checkAction(findings: Findings, action: JsonValue, index: number): void {
  const path = ['actions', index];
  const one = findings.object(action, path, 'an action');
  if (one === undefined) return;
  if (one.allRecipients !== true && !isJsonList(one.recipients)) {
    const given = one.recipients === undefined ? '' : ` (recipients is ${kindOf(one.recipients)})`;
    findings.error(path, `an action has neither allRecipients nor a list of recipients${given}`);
  }
  const what = findings.object(one.action, [...path, 'action'], 'action');
  if (what !== undefined) findings.oneOf(what.type, [...path, 'action', 'type'], 'type of the action', workMailActions);
}

/**
 * Pinpoint campaign hook in FILTER mode. "Customizing segments with AWS Lambda" in its guide: the function returns the endpoints,
 * by id, that the campaign is sent to.
 */
export const pinpointHook: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `Pinpoint would not send the campaign: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const endpoints = findings.object(response, [], 'the response');
    for (const [id, endpoint] of Object.entries(endpoints ?? {})) findings.object(endpoint, [id], `endpoint ${id}`);
    return findings.judge({
      accepted: `Pinpoint would send the campaign to ${Object.keys(endpoints ?? {}).length} endpoints`,
      refused: 'Pinpoint would not send the campaign',
    });
  },
};
