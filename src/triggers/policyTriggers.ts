import { serviceOf } from '../model/services/services';
import { describeCondition, isSourceArn } from './describeCondition';
import { serviceOfPrincipal, serviceOfSource } from './findService';
import { type PolicyStatement, type Principal, policyStatements } from './policyStatements';
import type { CallerTrigger, ServiceTrigger, Trigger, TriggerOrigin, UnknownServiceTrigger } from './trigger';

export type PolicyTrigger = ServiceTrigger | UnknownServiceTrigger | CallerTrigger;

export interface PolicyTriggers {
  readonly triggers: readonly PolicyTrigger[];
  /** A sentence about a policy that could not be parsed; the view shows it. */
  readonly problem: string | undefined;
}

const aws: TriggerOrigin = { kind: 'aws' };

/**
 * Derives triggers from a function's resource policy, the text from GetPolicy: one for each principal and source. Never throws.
 * Callers that use their own role do not appear in the policy.
 */
export function policyTriggers(policy: string, origin = aws): PolicyTriggers {
  const statements = policyStatements(policy);
  if (statements === undefined) {
    return { triggers: [], problem: 'Dwell cannot parse the function’s resource policy.' };
  }
  return { triggers: statements.filter(isAboutInvoking).flatMap((one) => triggersOf(one, origin)), problem: undefined };
}

/** Whether a statement grants invoking; policies can also grant access to layers, configuration and tags. */
function isAboutInvoking({ actions, isNotActions }: PolicyStatement): boolean {
  const isNamed = actions.some((action) =>
    ['lambda:invokefunction', 'lambda:invokefunctionurl', 'lambda:invokeasync'].some((one) => matches(one, action)),
  );
  return isNamed !== isNotActions;
}

/** Matches IAM's patterns with `*` and `?`. Consecutive `*` are merged, so that no pattern is slow to match. */
function matches(action: string, pattern: string): boolean {
  const short = pattern.toLowerCase().replace(/[*?]*\*[*?]*/g, '*');
  if (short.replaceAll('*', '').length > action.length) return false;
  const escaped = short.replace(/[^a-z0-9:*?]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(action);
}

function triggersOf(statement: PolicyStatement, origin: TriggerOrigin): readonly PolicyTrigger[] {
  const { principals, isNotPrincipals, conditions } = statement;
  const about = {
    origin,
    effect: statement.effect,
    statementId: statement.statementId,
    qualifier: qualifierOf(statement.resources),
    conditions: conditions.filter((one) => !isSourceArn(one)).map(describeCondition),
  };
  if (isNotPrincipals) {
    return [
      { kind: 'caller', ...about, caller: { kind: 'anyoneBut', principals: principals.map(({ value }) => value) } },
    ];
  }
  const sources = conditions.filter(isSourceArn).flatMap(({ values }) => values);
  return principals.flatMap((principal) =>
    (sources.length === 0 ? [undefined] : sources).map((sourceArn) => {
      const isUrl = conditions.some(({ key }) => /^lambda:(functionurlauthtype|invokedviafunctionurl)$/i.test(key));
      return toTrigger(principal, sourceArn, isUrl, about);
    }),
  );
}

function toTrigger(
  { kind, value }: Principal,
  sourceArn: string | undefined,
  isUrl: boolean,
  about: Pick<ServiceTrigger, 'origin' | 'effect' | 'statementId' | 'qualifier' | 'conditions'>,
): PolicyTrigger {
  const service = serviceFor(kind, value, sourceArn, isUrl);
  if (service !== undefined) return { kind: 'service', ...about, service, sourceArn };
  if (kind === 'Service') return { kind: 'unknownService', ...about, principal: value, sourceArn };
  const conditions = sourceArn === undefined ? about.conditions : [`for source ${sourceArn}`, ...about.conditions];
  return { kind: 'caller', ...about, conditions, caller: callerOf(value) };
}

/** Older setups grant a service access by `*` with the ARN of a source. */
function serviceFor(kind: string, value: string, sourceArn: string | undefined, isUrl: boolean) {
  if (kind === 'Service') return serviceOfPrincipal(value, sourceArn);
  if (value !== '*') return undefined;
  if (isUrl) return serviceOf('function-url');
  return sourceArn === undefined ? undefined : serviceOfSource(sourceArn);
}

function callerOf(value: string): CallerTrigger['caller'] {
  if (value === '*') return { kind: 'anyone' };
  const accountId = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
  return accountId === undefined ? { kind: 'identity', arn: value } : { kind: 'account', accountId };
}

/** The qualifier in `arn:aws:lambda:region:account:function:name:live`. */
function qualifierOf([resource]: readonly string[]): string | undefined {
  return resource?.split(':')[7];
}

/** Whether a policy's trigger is the grant of the function's URL. */
export function isUrlGrant(trigger: Trigger): boolean {
  return trigger.kind === 'service' && trigger.service.id === 'function-url' && trigger.effect === 'allow';
}
