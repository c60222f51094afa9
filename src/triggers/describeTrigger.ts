import type { MappingSource } from '../model/function/eventSourceMapping';
import type { TriggerService } from '../model/services/services';
import { type DescribedSource, type DescribedTrigger, modelWords, shortService } from './described';
import { describeMappingSettings, describeMappingState } from './describeMapping';
import { nameIn } from './nameIn';
import type {
  CallerTrigger,
  MappingTrigger,
  ServiceTrigger,
  Trigger,
  UnknownServiceTrigger,
  UrlTrigger,
} from './trigger';

/** Describes a trigger for a view: who invokes, how, from where, and what happens on an error. */
export function describeTrigger(trigger: Trigger): DescribedTrigger {
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

/** Names the services that do not appear in any setting of the function, in one sentence. */
export function describeNotShown(notShown: readonly TriggerService[]): string {
  const names = notShown.map(({ name }) => shortService(name));
  const all = `${names.slice(0, -1).join(', ')}, or ${names.at(-1)}`;
  return `Callers that use their own IAM role are not listed, such as ${all}.`;
}

type Granted = ServiceTrigger | UnknownServiceTrigger | CallerTrigger;

const anySource: DescribedSource = { name: 'any source', arn: undefined };

function describeService(trigger: ServiceTrigger): DescribedTrigger {
  const { service, sourceArn } = trigger;
  return {
    name: service.name,
    icon: service.icon,
    model: service.model,
    status: undefined,
    source: service.sourceArn === undefined && sourceArn === undefined ? undefined : sourceOfArn(sourceArn),
    onError: service.onError,
    remarks: [...otherwise(service), ...openToAll(trigger), ...granted(trigger)],
  };
}

function describeUnknown(trigger: UnknownServiceTrigger): DescribedTrigger {
  return {
    name: trigger.principal,
    icon: 'question',
    model: undefined,
    status: 'unknown service',
    source: sourceOfArn(trigger.sourceArn),
    onError: undefined,
    remarks: granted(trigger),
  };
}

function describeCaller(trigger: CallerTrigger): DescribedTrigger {
  const isEveryone = trigger.caller.kind === 'anyone' && trigger.conditions.length === 0;
  return {
    name: callerName(trigger.caller),
    icon: trigger.caller.kind === 'anyone' ? 'unlock' : 'person',
    model: undefined,
    status: 'calls the Invoke API, synchronously or asynchronously',
    source: undefined,
    onError: undefined,
    remarks: [...(isEveryone ? ['anyone with an AWS account can invoke this function'] : []), ...granted(trigger)],
  };
}

function describeUrl({ service, address, authType, isStreamed, allowedOrigins, origin }: UrlTrigger): DescribedTrigger {
  const who = authType === 'NONE' ? 'public' : 'callers sign requests with IAM credentials';
  return {
    name: service.name,
    icon: service.icon,
    model: service.model,
    status: undefined,
    source: address === undefined ? undefined : { name: address, arn: undefined },
    onError: service.onError,
    remarks: [
      `auth type ${authType}: ${who}`,
      ...(isStreamed ? ['the response is streamed'] : []),
      ...(allowedOrigins.length > 0 ? [`CORS: allowed origins ${allowedOrigins.join(', ')}`] : []),
      ...declared(origin),
    ],
  };
}

function describeMapping({ service, settings, mapping, origin }: MappingTrigger): DescribedTrigger {
  const isOff = mapping?.state === 'Disabled' || mapping?.state === 'Disabling';
  return {
    name: service?.name ?? 'Event source mapping',
    icon: isOff ? 'circle-slash' : (service?.icon ?? 'question'),
    model: 'poll',
    status: isOff ? mapping.state.toLowerCase() : undefined,
    source: sourceOfMapping(settings.source),
    onError: service?.onError,
    remarks: [
      ...(mapping === undefined ? [] : describeMappingState(mapping)),
      ...describeMappingSettings(settings),
      ...declared(origin),
    ],
  };
}

function denied(trigger: Granted, name: string): DescribedTrigger {
  const sourceArn = 'sourceArn' in trigger ? trigger.sourceArn : undefined;
  return {
    name,
    icon: 'circle-slash',
    model: undefined,
    status: 'denied by the policy',
    source: sourceArn === undefined ? undefined : sourceOfArn(sourceArn),
    onError: undefined,
    remarks: granted(trigger),
  };
}

function sourceOfArn(arn: string | undefined): DescribedSource {
  return arn === undefined ? anySource : { name: nameIn(arn), arn };
}

function sourceOfMapping(source: MappingSource): DescribedSource {
  return source.kind === 'arn' ? sourceOfArn(source.arn) : { name: source.bootstrapServers.join(', '), arn: undefined };
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
      return `Anyone except ${caller.principals.join(', ')}`;
  }
}

function otherwise({ otherwise: other }: TriggerService): readonly string[] {
  return other === undefined ? [] : [`${modelWords[other.model]} if ${other.when}`];
}

/** A service acts for whoever configured it: without a source or account condition, that may be anyone. */
function openToAll({ service, sourceArn, conditions, origin }: ServiceTrigger): readonly string[] {
  const isLimited = sourceArn !== undefined || conditions.length > 0 || service.sourceArn === undefined;
  return isLimited || origin.kind === 'template'
    ? []
    : ['no source or account condition: sources in other accounts can invoke it too'];
}

function granted({ statementId, qualifier, conditions, origin }: Granted): readonly string[] {
  return [
    ...conditions.map((condition) => `only ${condition}`),
    ...(qualifier === undefined ? [] : [`version or alias ${qualifier}`]),
    ...(statementId === undefined || origin.kind === 'template' ? [] : [`policy statement ${statementId}`]),
    ...declared(origin),
  ];
}

function declared(origin: Trigger['origin']): readonly string[] {
  return origin.kind === 'aws' ? [] : [`declared in the template as ${origin.logicalId}, not deployed`];
}
