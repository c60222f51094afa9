import type { EventSourceMapping, MappingSettings } from '../model/function/eventSourceMapping';
import type { FunctionUrl } from '../model/function/functionDetails';
import type { TriggerService } from '../model/services/services';

/** Where a trigger is known from. A declared one may not be deployed yet, or under another name. */
export type TriggerOrigin =
  | { readonly kind: 'aws' }
  /** `line` from 0. */
  | { readonly kind: 'template'; readonly logicalId: string; readonly line: number };

/** What every trigger that a policy names has. */
interface Granted {
  readonly effect: 'allow' | 'deny';
  /** `Sid` of the statement. */
  readonly statementId: string | undefined;
  /** The version or alias that it is for. */
  readonly qualifier: string | undefined;
  /** In words, as the end of the sentence "only …": `from account 123456789012`. */
  readonly conditions: readonly string[];
}

/** A service that the function's policy, or a role in the template, lets in. */
export interface ServiceTrigger extends Granted {
  readonly kind: 'service';
  readonly origin: TriggerOrigin;
  readonly service: TriggerService;
  /** `undefined`: any source. */
  readonly sourceArn: string | undefined;
}

/** A service that the table does not know: how it invokes cannot be told. */
export interface UnknownServiceTrigger extends Granted {
  readonly kind: 'unknownService';
  readonly origin: TriggerOrigin;
  readonly principal: string;
  readonly sourceArn: string | undefined;
}

/** Somebody who may call the Invoke API: the policy does not say with which invocation type. */
export interface CallerTrigger extends Granted {
  readonly kind: 'caller';
  readonly origin: TriggerOrigin;
  readonly caller:
    | { readonly kind: 'account'; readonly accountId: string }
    /** A user, role or session; also the unique id that is left of one that was deleted. */
    | { readonly kind: 'identity'; readonly arn: string }
    | { readonly kind: 'anyone' }
    | { readonly kind: 'anyoneBut'; readonly principals: readonly string[] };
}

export interface UrlTrigger {
  readonly kind: 'url';
  readonly origin: TriggerOrigin;
  readonly service: TriggerService;
  /** `undefined` while it is only declared. */
  readonly address: string | undefined;
  readonly authType: FunctionUrl['authType'];
  readonly isStreamed: boolean;
  readonly allowedOrigins: readonly string[];
}

/** A source that Lambda polls. */
export interface MappingTrigger {
  readonly kind: 'mapping';
  readonly origin: TriggerOrigin;
  /** `undefined` for a source that the table does not know. */
  readonly service: TriggerService | undefined;
  readonly settings: MappingSettings;
  /** `undefined` while it is only declared. */
  readonly mapping: EventSourceMapping | undefined;
}

/** Anything that invokes a function. */
export type Trigger = ServiceTrigger | UnknownServiceTrigger | CallerTrigger | UrlTrigger | MappingTrigger;
