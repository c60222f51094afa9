import { type Described, modelWords, shortService } from './described';
import { describeMappingSettings, describeMappingState } from './describeMapping';
import type { TriggerService } from './services';
import type {
  CallerTrigger,
  MappingTrigger,
  ServiceTrigger,
  Trigger,
  UnknownServiceTrigger,
  UrlTrigger,
} from './trigger';

/** A trigger for a tree: its model, its source, and what happens on an error, in one line; then what else is known. */
export function describeTrigger(trigger: Trigger): Described {
  switch (trigger.kind) {
    case 'service':
      return isDenied(trigger) ? denied(trigger, trigger.service.name) : describeService(trigger);
    case 'unknownService':
      return isDenied(trigger) ? denied(trigger, trigger.principal) : describeUnknown(trigger);
    case 'caller':
      return isDenied(trigger) ? denied(trigger, callerName(trigger.caller)) : describeCaller(trigger);
    case 'url':
      return describeUrl(trigger);
    case 'mapping':
      return describeMapping(trigger);
  }
}

/** The sentence about services that no setting of the function shows. */
export function describeNotShown(notShown: readonly TriggerService[]): string {
  const names = notShown.map(({ name }) => shortService(name));
  const all = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `Callers with an IAM role of their own are not listed anywhere at the function: ${all} may be among them.`;
}

type Granted = ServiceTrigger | UnknownServiceTrigger | CallerTrigger;

function describeService(trigger: ServiceTrigger): Described {
  const { service, sourceArn } = trigger;
  const source = sourceArn ?? (service.sourceArn === undefined ? undefined : 'any source');
  return {
    label: service.name,
    description: oneLine(modelWords[service.model], source, service.onError),
    icon: service.icon,
    lines: [...otherwise(service), ...openToAll(trigger), ...granted(trigger)],
  };
}

function describeUnknown(trigger: UnknownServiceTrigger): Described {
  return {
    label: trigger.principal,
    description: oneLine('a service that Dwell does not know', trigger.sourceArn ?? 'any source', undefined),
    icon: 'question',
    lines: granted(trigger),
  };
}

function describeCaller(trigger: CallerTrigger): Described {
  const isEveryone = trigger.caller.kind === 'anyone' && trigger.conditions.length === 0;
  return {
    label: callerName(trigger.caller),
    description: 'calls the Invoke API · chooses synchronous or asynchronous for each call',
    icon: trigger.caller.kind === 'anyone' ? 'unlock' : 'person',
    lines: [...(isEveryone ? ['whoever has an AWS account may invoke this function'] : []), ...granted(trigger)],
  };
}

function describeUrl({ service, address, authType, isStreamed, allowedOrigins, origin }: UrlTrigger): Described {
  const who = authType === 'NONE' ? 'open to everyone who knows the address' : 'callers sign with IAM credentials';
  return {
    label: service.name,
    description: oneLine(modelWords.sync, address, service.onError),
    icon: service.icon,
    lines: [
      `authorization ${authType}: ${who}`,
      ...(isStreamed ? ['the answer is streamed'] : []),
      ...(allowedOrigins.length > 0 ? [`web pages of ${allowedOrigins.join(', ')} may call it`] : []),
      ...declared(origin),
    ],
  };
}

function describeMapping({ service, settings, mapping, origin }: MappingTrigger): Described {
  const { source } = settings;
  const from = source.kind === 'arn' ? source.arn : source.bootstrapServers.join(', ');
  const isOff = mapping?.state === 'Disabled' || mapping?.state === 'Disabling';
  const words = isOff ? `${modelWords.poll}, ${mapping.state.toLowerCase()}` : modelWords.poll;
  return {
    label: service?.name ?? 'Event source mapping',
    description: oneLine(words, from, service?.onError),
    icon: isOff ? 'circle-slash' : (service?.icon ?? 'question'),
    lines: [
      ...(mapping === undefined ? [] : describeMappingState(mapping)),
      ...describeMappingSettings(settings),
      ...declared(origin),
    ],
  };
}

function denied(trigger: Granted, label: string): Described {
  const sourceArn = 'sourceArn' in trigger ? trigger.sourceArn : undefined;
  return {
    label,
    description: sourceArn === undefined ? 'denied by the policy' : `denied by the policy · ${sourceArn}`,
    icon: 'circle-slash',
    lines: granted(trigger),
  };
}

function isDenied({ effect }: Granted): boolean {
  return effect === 'deny';
}

function callerName(caller: CallerTrigger['caller']): string {
  switch (caller.kind) {
    case 'account':
      return `Account ${caller.accountId}`;
    case 'identity':
      return caller.arn;
    case 'anyone':
      return 'Anyone';
    case 'anyoneBut':
      return `Anyone but ${caller.principals.join(', ')}`;
  }
}

function oneLine(model: string, source: string | undefined, onError: string | undefined): string {
  const parts = [model, source, onError === undefined ? undefined : `on an error ${onError}`];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function otherwise({ otherwise: other }: TriggerService): readonly string[] {
  return other === undefined ? [] : [`${modelWords[other.model]} when ${other.when}`];
}

/** A service acts for whoever set it up: without source and account that may be a stranger. */
function openToAll({ service, sourceArn, conditions, origin }: ServiceTrigger): readonly string[] {
  const isLimited = sourceArn !== undefined || conditions.length > 0 || service.sourceArn === undefined;
  return isLimited || origin.kind === 'template'
    ? []
    : ['no source and no account is named: other accounts’ count too'];
}

function granted({ statementId, qualifier, conditions, origin }: Granted): readonly string[] {
  return [
    ...conditions.map((condition) => `only ${condition}`),
    ...(qualifier === undefined ? [] : [`at version or alias ${qualifier}`]),
    ...(statementId === undefined || origin.kind === 'template' ? [] : [`policy statement ${statementId}`]),
    ...declared(origin),
  ];
}

function declared(origin: Trigger['origin']): readonly string[] {
  return origin.kind === 'aws' ? [] : [`declared in the template as ${origin.logicalId}; not found at the function`];
}
