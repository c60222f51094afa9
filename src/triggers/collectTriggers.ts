import type { DeclaredTrigger } from '../model/function/declaredTrigger';
import type { EventSourceMapping } from '../model/function/eventSourceMapping';
import type { FunctionUrl } from '../model/function/functionDetails';
import type { InvocationModel } from '../model/services/serviceRow';
import { services, type TriggerService } from '../model/services/services';
import { mappingTriggers } from './mappingTriggers';
import { nameIn } from './nameIn';
import { isUrlGrant, policyTriggers } from './policyTriggers';
import { templateTriggers } from './templateTriggers';
import type { Trigger } from './trigger';
import { urlTrigger } from './urlTrigger';

/** The sources of a function's triggers. A part that could not be read is empty; the view shows the failure. */
export interface TriggerParts {
  /** The policy text from GetPolicy. */
  readonly policy: string | undefined;
  readonly mappings: readonly EventSourceMapping[];
  readonly url: FunctionUrl | undefined;
  /** Of the workspace's template, for this function. */
  readonly declared: readonly DeclaredTrigger[];
}

export interface FunctionTriggers {
  /** By invocation model, in the order of the table of services; callers whose model is unknown come last. */
  readonly triggers: readonly Trigger[];
  readonly problem: string | undefined;
  /** Services that may call with a role: no setting of the function shows whether they do. */
  readonly notShown: readonly TriggerService[];
}

/** Collects everything that invokes a function, each once, from its policy, mappings, URL and template. */
export function collectTriggers({ policy, mappings, url, declared }: TriggerParts): FunctionTriggers {
  const granted = policy === undefined ? { triggers: [], problem: undefined } : policyTriggers(policy);
  const deployed: readonly Trigger[] = [
    ...granted.triggers.filter((one) => url === undefined || !isUrlGrant(one)),
    ...(url === undefined ? [] : [urlTrigger(url)]),
    ...mappingTriggers(mappings),
  ];
  const own = templateTriggers(declared);
  const declaredUrl = own.some(({ kind }) => kind === 'url');
  const missing = own.filter(
    (one) => !(declaredUrl && isUrlGrant(one)) && !deployed.some((other) => isDeployment(one, other)),
  );
  const triggers = [...deployed, ...missing].sort((a, b) => rank(a) - rank(b));
  return { triggers, problem: granted.problem, notShown: services.filter(({ callsWithRole }) => callsWithRole) };
}

/** How it invokes; `undefined` for callers of the Invoke API, who choose for each call. */
export function modelOf(trigger: Trigger): InvocationModel | undefined {
  switch (trigger.kind) {
    case 'service':
    case 'url':
      return trigger.service.model;
    case 'mapping':
      return 'poll';
    case 'unknownService':
    case 'caller':
      return undefined;
  }
}

function rank(trigger: Trigger): number {
  const service = 'service' in trigger ? trigger.service : undefined;
  const index = service === undefined ? -1 : services.indexOf(service);
  if (index >= 0) return index;
  return modelOf(trigger) === 'poll' ? services.length : services.length + 1;
}

/** Whether `deployed` is the deployment of `declared`; CloudFormation includes logical ids in the names it creates. */
function isDeployment(declared: Trigger, deployed: Trigger): boolean {
  if (declared.kind !== deployed.kind) return false;
  if (declared.kind === 'caller' && deployed.kind === 'caller') {
    return JSON.stringify(declared.caller) === JSON.stringify(deployed.caller);
  }
  const [service, other] = [declared, deployed].map((one) => ('service' in one ? one.service?.id : undefined));
  if (service !== other) return false;
  const [from, to] = [sourceOf(declared), sourceOf(deployed)];
  if (from === undefined || to === undefined) return true;
  const logicalId = declared.origin.kind === 'template' ? declared.origin.logicalId : from;
  return [nameIn(from), logicalId].some((name) => to.toLowerCase().includes(name.toLowerCase()));
}

function sourceOf(trigger: Trigger): string | undefined {
  switch (trigger.kind) {
    case 'service':
    case 'unknownService':
      return trigger.sourceArn;
    case 'mapping': {
      const { source } = trigger.settings;
      return source.kind === 'arn' ? source.arn : source.bootstrapServers.join(',');
    }
    case 'url':
    case 'caller':
      return undefined;
  }
}
