import type { EventSourceMapping } from '../model/function/eventSourceMapping';
import type { InvocationModel } from '../model/services/serviceRow';

/** A trigger as data: separate parts, which views join. */
export interface DescribedTrigger {
  /** The service, principal or caller. */
  readonly name: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** `undefined` for callers that choose it for each call, and for unknown services. */
  readonly model: InvocationModel | undefined;
  /** A status other than working, such as `disabled`. */
  readonly status: string | undefined;
  readonly source: DescribedSource | undefined;
  /** What happens when the function fails, as the end of the sentence "on error, …". */
  readonly onError: string | undefined;
  /** Other facts, one line each. */
  readonly remarks: readonly string[];
}

/** The source of events. */
export interface DescribedSource {
  /** The name in the ARN, the URL, the brokers, or `any source`. */
  readonly name: string;
  readonly arn: string | undefined;
}

/** What happens after an error in one invocation model, or to the records of one mapping. */
export interface DescribedErrorBehavior {
  readonly about: ErrorBehaviorSubject;
  readonly icon: string;
  /** The name of a mapping's service; the view names the models themselves. */
  readonly service: string | undefined;
  /** The source that a mapping polls. */
  readonly source: string | undefined;
  /** `disabled`, `creating`…; `undefined` while it polls. */
  readonly status: string | undefined;
  readonly summary: string;
  readonly remarks: readonly string[];
  /** The SQS queue where records end that a mapping gave up; `undefined` without one, and for other subjects. */
  readonly failures: FailureQueue | undefined;
}

/** A queue for what failed. */
export interface FailureQueue {
  /** Messages of a dead-letter queue can be moved back, reports of a destination cannot. */
  readonly kind: 'deadLetters' | 'destination';
  readonly arn: string;
}

/** The subject of an error behavior. */
export type ErrorBehaviorSubject =
  | { readonly kind: 'sync' }
  | { readonly kind: 'async' }
  | { readonly kind: 'mapping'; readonly mapping: EventSourceMapping };

/** Removes the vendor prefix: `Amazon SQS` becomes `SQS`. */
export function shortService(name: string): string {
  return name.replace(/^(Amazon|AWS) /, '');
}

/** AWS's words for the invocation models. */
export const modelWords: Readonly<Record<InvocationModel, string>> = {
  sync: 'synchronous',
  async: 'asynchronous',
  poll: 'poll-based',
};
