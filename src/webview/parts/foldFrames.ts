import { plural } from '../../model/base/plural';
import { frameOrigin } from '../../model/invocation/stackFrames';
import type { StackFrame } from '../../trace/parse/trace';

/** Frames in a row that are not the function's own code. */
export interface FoldedFrames {
  readonly kind: 'folded';
  /** `5 frames of the runtime`. */
  readonly text: string;
  readonly frames: readonly StackFrame[];
}

export type FramePart = { readonly kind: 'own'; readonly frame: StackFrame } | FoldedFrames;

/** A stack with what nobody can change put together. */
export function foldFrames(frames: readonly StackFrame[]): readonly FramePart[] {
  const parts: FramePart[] = [];
  for (let at = 0; at < frames.length; ) {
    const frame = frames[at];
    if (frame === undefined) break;
    const origin = frameOrigin(frame.path);
    if (origin === 'own') {
      parts.push({ kind: 'own', frame });
      at += 1;
      continue;
    }
    const rest = frames.slice(at);
    const length = rest.findIndex(({ path }) => frameOrigin(path) !== origin);
    const folded = length < 0 ? rest : rest.slice(0, length);
    const whose = origin === 'runtime' ? 'of the runtime' : 'of libraries';
    parts.push({ kind: 'folded', text: `${plural(folded.length, 'frame')} ${whose}`, frames: folded });
    at += folded.length;
  }
  return parts;
}
