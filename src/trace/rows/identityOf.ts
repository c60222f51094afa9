import { callResource } from '../parse/callResource';
import { textOf } from '../parse/xrayDocument';
import type { Bar } from './bar';
import type { RowKind } from './waterfallRow';

/**
 * The identity of a bar, independent of time and owner: bars with the same identity are equal, within a trace or across
 * traces.
 */
export interface Identity {
  readonly kind: RowKind;
  readonly name: string;
  /** The operation and the resource of a call: `PutItem orders`. */
  readonly detail: string | undefined;
}

/** Attempts and back-offs differ by their order, not by their number in the name. */
export function identityOf({ kind, name, node }: Bar): Identity {
  if (kind === 'attempt' && node?.name.startsWith('Attempt: ') !== true)
    return { kind, name: 'Attempt', detail: undefined };
  if (kind !== 'call') return { kind, name, detail: undefined };
  const words = [textOf(node?.aws.operation), node === undefined ? undefined : callResource(node)];
  return { kind, name, detail: words.filter((word) => word !== undefined).join(' ') || undefined };
}
