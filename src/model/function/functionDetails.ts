import type { Result } from '../connection/result';
import type { EventSourceMapping } from './eventSourceMapping';

/** A function's URL (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionUrlConfig.html). */
export interface FunctionUrl {
  readonly url: string;
  /** With the qualifier of the alias it belongs to, if any. */
  readonly functionArn: string;
  /** `NONE`: anyone who knows the URL can call it. */
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly isStreamed: boolean;
  readonly allowedOrigins: readonly string[];
}

/** A published version, or `$LATEST`. */
export interface FunctionVersion {
  readonly version: string;
  readonly description: string;
  /** As AWS writes it: `2026-11-23T08:22:05.849+0000`. */
  readonly lastModified: string;
}

export interface VersionPage {
  readonly versions: readonly FunctionVersion[];
  readonly nextMarker: string | undefined;
}

export interface FunctionAlias {
  readonly name: string;
  readonly description: string;
  /** The versions that it routes to; the weights add up to 1. The first is the alias's own version. */
  readonly targets: readonly { readonly version: string; readonly weight: number }[];
}

/** Reads the details of one function, each on demand: AWS allows few such calls per second. */
export interface FunctionDetails {
  /**
   * The JSON text of its resource policy; `undefined` when it has none. A version and an alias have policies of their
   * own.
   */
  getPolicy(name: string, qualifier: string | undefined, signal: AbortSignal): Promise<Result<string | undefined>>;
  /** All of them, also those of its versions and aliases; those of all functions without a name. */
  listEventSourceMappings(
    name: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<readonly EventSourceMapping[]>>;
  /** `undefined` when it has no URL. */
  getUrl(name: string, qualifier: string | undefined, signal: AbortSignal): Promise<Result<FunctionUrl | undefined>>;
  /** One page, `$LATEST` first; `marker` is the previous page's `nextMarker`. */
  listVersions(name: string, marker: string | undefined, signal: AbortSignal): Promise<Result<VersionPage>>;
  listAliases(name: string, signal: AbortSignal): Promise<Result<readonly FunctionAlias[]>>;
  listTags(arn: string, signal: AbortSignal): Promise<Result<Readonly<Record<string, string>>>>;
  /** Its environment variables. They can be secrets: never to be shown, logged or stored. */
  getEnvironment(name: string, signal: AbortSignal): Promise<Result<Readonly<Record<string, string>>>>;
}

/** New limits for asynchronous events. Destinations stay as they are. */
export interface EventInvokeChange {
  /** 0, 1 or 2. */
  readonly maximumRetryAttempts: number;
  /** 60 to 21,600. */
  readonly maximumEventAgeSeconds: number;
}

/** Changes a function's settings. All calls are idempotent. */
export interface FunctionEditor {
  updateEventInvokeConfig(
    name: string,
    qualifier: string | undefined,
    change: EventInvokeChange,
    signal: AbortSignal,
  ): Promise<Result<undefined>>;
  updateTracing(name: string, mode: 'Active' | 'PassThrough', signal: AbortSignal): Promise<Result<undefined>>;
  /** Returns the mapping right after the change: `Enabling` or `Disabling`. */
  setMappingEnabled(uuid: string, isEnabled: boolean, signal: AbortSignal): Promise<Result<EventSourceMapping>>;
}

/** Settings of a source that determine how long a poller retries. */
export type SourceFacts =
  | { readonly kind: 'stream'; readonly retentionHours: number }
  | {
      readonly kind: 'queue';
      readonly visibilityTimeoutSeconds: number;
      /** `undefined`: a message is retried until the queue's retention period ends. */
      readonly redrive: { readonly deadLetterArn: string; readonly maximumReceives: number } | undefined;
    };

/** Reads `SourceFacts` by the source's ARN; `undefined` for sources of another kind, and without access. */
export interface SourceDirectory {
  getSourceFacts(arn: string, signal: AbortSignal): Promise<Result<SourceFacts | undefined>>;
}
