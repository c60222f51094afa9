import type { EventSourceMapping } from '../model/function/eventSourceMapping';
import type { InvocationModel } from '../model/services/serviceRow';

/** A trigger as data: each part is for itself, and the view that shows it joins them. */
export interface DescribedTrigger {
  /** The service, principal or caller. */
  readonly name: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** `undefined` for callers that choose for each call, and for what the table of services does not know. */
  readonly model: InvocationModel | undefined;
  /** What sets it apart from a trigger that works, such as `disabled`. */
  readonly status: string | undefined;
  readonly source: DescribedSource | undefined;
  /** What happens when the function fails, as the end of the sentence "on error, …". */
  readonly onError: string | undefined;
  /** What else is known, one line each. */
  readonly remarks: readonly string[];
}

/** Where events come from. */
export interface DescribedSource {
  /** The name in the ARN, the address, the brokers, or `any source`. */
  readonly name: string;
  readonly arn: string | undefined;
}

/** What happens on an error by one invocation model, or to the records of one mapping. */
export interface DescribedErrorBehavior {
  readonly about: ErrorBehaviorSubject;
  readonly icon: string;
  /** The name of a mapping's service; the view names the models themselves. */
  readonly service: string | undefined;
  /** What a mapping polls. */
  readonly source: string | undefined;
  /** `disabled`, `creating`…; `undefined` while it polls. */
  readonly status: string | undefined;
  readonly summary: string;
  readonly remarks: readonly string[];
}

/** What a described error behavior belongs to. */
export type ErrorBehaviorSubject =
  | { readonly kind: 'sync' }
  | { readonly kind: 'async' }
  | { readonly kind: 'mapping'; readonly mapping: EventSourceMapping };

/** `Amazon SQS` without what all have in common: `SQS`. */
export function shortService(name: string): string {
  return name.replace(/^(Amazon|AWS) /, '');
}

/** AWS's words for the invocation models. */
export const modelWords: Readonly<Record<InvocationModel, string>> = {
  sync: 'synchronous',
  async: 'asynchronous',
  poll: 'poll-based',
};
