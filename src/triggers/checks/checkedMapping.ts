import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import type { SourceFacts } from '../../model/function/functionDetails';
import type { LambdaFunction } from '../../model/function/functions';

/** What the checks of a mapping look at. `undefined`: not read. */
export interface CheckedMapping {
  readonly mapping: EventSourceMapping;
  readonly lambda: Pick<LambdaFunction, 'name' | 'timeoutSeconds' | 'state'>;
  readonly facts: SourceFacts | undefined;
  /** All mappings of the function, with this one. */
  readonly mappings: readonly EventSourceMapping[];
  /** `none`: the function shares the account's concurrency. */
  readonly reservedConcurrency: number | 'none' | undefined;
  /** Records at the beginning of the source, and how many of them the filters drop. */
  readonly peeked: { readonly records: number; readonly dropped: number } | undefined;
  /** The function has returned `batchItemFailures`. */
  readonly returnsItemFailures: boolean;
}
