import type { EventSourceMapping, MappingSettings } from '../model/function/eventSourceMapping';
import type { FunctionUrl } from '../model/function/functionDetails';
import type { TriggerService } from '../model/services/services';

/** The source of a trigger. A declared one may not be deployed yet, or under another name. */
export type TriggerOrigin =
  | { readonly kind: 'aws' }
  /** `line` from 0. */
  | { readonly kind: 'template'; readonly logicalId: string; readonly line: number };

/** Properties of every trigger from a policy. */
interface Granted {
  readonly effect: 'allow' | 'deny';
  /** `Sid` of the statement. */
  readonly statementId: string | undefined;
  /** The version or alias that it applies to. */
  readonly qualifier: string | undefined;
  /** Descriptions that complete the sentence "only …": `from account 123456789012`. */
  readonly conditions: readonly string[];
}

/** A service that may invoke the function, by its policy or by a role in the template. */
export interface ServiceTrigger extends Granted {
  readonly kind: 'service';
  readonly origin: TriggerOrigin;
  readonly service: TriggerService;
  /** `undefined`: any source. */
  readonly sourceArn: string | undefined;
}

/** An unknown service: its invocation model is unknown, too. */
export interface UnknownServiceTrigger extends Granted {
  readonly kind: 'unknownService';
  readonly origin: TriggerOrigin;
  readonly principal: string;
  readonly sourceArn: string | undefined;
}

/** A principal that may call the Invoke API: the policy does not contain the invocation type. */
export interface CallerTrigger extends Granted {
  readonly kind: 'caller';
  readonly origin: TriggerOrigin;
  readonly caller:
    | { readonly kind: 'account'; readonly accountId: string }
    /** A user, role or session; or the unique id that remains of a deleted one. */
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
  /** `undefined` for an unknown source. */
  readonly service: TriggerService | undefined;
  readonly settings: MappingSettings;
  /** `undefined` while it is only declared. */
  readonly mapping: EventSourceMapping | undefined;
}

/** Anything that invokes a function. */
export type Trigger = ServiceTrigger | UnknownServiceTrigger | CallerTrigger | UrlTrigger | MappingTrigger;
