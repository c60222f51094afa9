import { describeBinary } from '../../model/invocation/binaryResponse';
import { type Invocation, isSynchronous } from '../../model/invocation/invocation';
import type { StackFrame, Trace, TraceNode } from '../../trace/parse/trace';
import { readFailure } from './readFailure';

/** The result of an invocation in one line, below the headline. */
export type Result =
  | { readonly kind: 'returned'; readonly text: string; readonly bytes: number }
  /** Where the error was thrown: the innermost frame in the function's own code. */
  | { readonly kind: 'thrown'; readonly frame: StackFrame };

/** The maximum length of the line. */
const mostCharacters = 500;

/** Derives the result; `undefined` when the headline says everything: still waiting, a successful event, a refusal. */
export function resultOf({ answer, mode }: Invocation, trace: Trace | undefined): Result | undefined {
  const isAnswered = answer.kind === 'answered' && isSynchronous(mode);
  if (isAnswered && answer.functionError === undefined) {
    if (answer.binary !== undefined) {
      return { kind: 'returned', text: describeBinary(answer.binary, answer.payloadBytes), bytes: answer.payloadBytes };
    }
    if (answer.payload === '') return undefined;
    return { kind: 'returned', text: answer.payload.slice(0, mostCharacters), bytes: answer.payloadBytes };
  }
  const returned = isAnswered ? readFailure(answer.payload)?.frames : undefined;
  const frame = ownFrame(returned ?? []) ?? ownFrame(lastFrames(trace));
  return frame === undefined ? undefined : { kind: 'thrown', frame };
}

/** Whether a frame is in the function's own code (not the runtime or a library) and has a line to open. */
function ownFrame(frames: readonly StackFrame[]): StackFrame | undefined {
  return frames.find(
    ({ path, line }) =>
      line > 0 && path.includes('/') && !/^node:|^\/var\/runtime\/|\/node_modules\/|\/site-packages\//.test(path),
  );
}

/** The frames of the last attempt's failure. */
function lastFrames(trace: Trace | undefined): readonly StackFrame[] {
  const left: TraceNode[] = [...(trace?.roots ?? [])];
  let last: TraceNode | undefined;
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    for (const child of node.children) left.push(child);
    const hasFrames = node.exceptions.some(({ frames }) => frames.length > 0);
    if (hasFrames && (last === undefined || node.startMs > last.startMs)) last = node;
  }
  return last?.exceptions.find(({ frames }) => frames.length > 0)?.frames ?? [];
}
