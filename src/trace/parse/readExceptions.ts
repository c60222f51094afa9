import type { StackFrame, TraceException } from './trace';
import { listOf, numberOf, recordOf, textOf, type XrayDocument } from './xrayDocument';

/** Shared by all nodes without one. */
const none: readonly TraceException[] = [];

/** All exceptions of a trace by their id: a `cause` may be the id of an exception in another node. */
export type ExceptionIndex = ReadonlyMap<string, TraceException>;

export function indexExceptions(nodes: Iterable<{ readonly document: XrayDocument }>): ExceptionIndex {
  const index = new Map<string, TraceException>();
  for (const { document } of nodes) {
    for (const exception of ownExceptions(document)) {
      if (exception.id !== undefined) index.set(exception.id, exception);
    }
  }
  return index;
}

/** `cause` is an object with exceptions, an empty object, or the id of an exception of another segment. */
export function readExceptions(document: XrayDocument, index: ExceptionIndex): readonly TraceException[] {
  if (document.cause === undefined) return none;
  const reference = textOf(document.cause);
  if (reference === undefined) return ownExceptions(document);
  const exception = index.get(reference);
  return exception === undefined ? none : [exception];
}

function ownExceptions(document: XrayDocument): readonly TraceException[] {
  if (document.cause === undefined) return none;
  return listOf(recordOf(document.cause)?.exceptions).flatMap((value) => {
    const exception = recordOf(value);
    if (exception === undefined) return [];
    return {
      id: textOf(exception.id),
      type: textOf(exception.type) ?? 'Error',
      message: textOf(exception.message) ?? '',
      isRemote: exception.remote === true,
      frames: listOf(exception.stack).flatMap(readFrame),
    };
  });
}

function readFrame(value: unknown): StackFrame[] {
  const frame = recordOf(value);
  if (frame === undefined) return [];
  return [{ path: textOf(frame.path) ?? '', line: numberOf(frame.line) ?? 0, label: textOf(frame.label) ?? '' }];
}
