import type { StackFrame, TraceException } from './trace';
import { listOf, numberOf, recordOf, textOf, type XrayDocument } from './xrayDocument';

/** All exceptions of a trace by their id: a `cause` may be the id of an exception told elsewhere. */
export type ExceptionIndex = ReadonlyMap<string, TraceException>;

export function indexExceptions(documents: Iterable<XrayDocument>): ExceptionIndex {
  const index = new Map<string, TraceException>();
  for (const document of documents) {
    for (const exception of ownExceptions(document)) {
      if (exception.id !== undefined) index.set(exception.id, exception);
    }
  }
  return index;
}

/** `cause` is an object with exceptions, an empty object, or the id of an exception of another segment. */
export function readExceptions(document: XrayDocument, index: ExceptionIndex): readonly TraceException[] {
  const reference = textOf(document.cause);
  if (reference === undefined) return ownExceptions(document);
  const exception = index.get(reference);
  return exception === undefined ? [] : [exception];
}

function ownExceptions(document: XrayDocument): readonly TraceException[] {
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
