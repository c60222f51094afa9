import { formatDuration } from '../../model/base/duration';
import { linearAxis, xOf } from '../../trace/axis/foldedAxis';
import type { Bracket, Phase, RunAnatomy } from '../../trace/measure/phases';
import { phaseWords } from './phaseWords';
import { makeRoom } from './stripAxis';
import { textWidthPx } from './textWidth';

/** A phase with its place. Pixels. */
export interface PlacedPhase {
  readonly phase: Phase;
  readonly fromPx: number;
  readonly widthPx: number;
  /** What fits into it: name and duration, the duration, or nothing. */
  readonly text: string;
}

/** A length of time over or under the phases. */
export interface PlacedBracket {
  readonly key: 'caller' | 'billed' | 'busy';
  readonly fromPx: number;
  readonly widthPx: number;
  readonly text: string;
  readonly textPx: number;
}

export interface DrawnAnatomy {
  readonly phases: readonly PlacedPhase[];
  readonly brackets: readonly PlacedBracket[];
  /** Where the response left, with the left edge of its words. */
  readonly response: { readonly atPx: number; readonly textPx: number } | undefined;
}

export const responseText = 'response sent';

/** However short it was, a phase is seen. */
const minPx = 7;
const insetPx = 1;
const gapPx = 6;

/** One run on one axis, in true scale but for phases too short to be seen. */
export function layOutAnatomy(run: RunAnatomy, widthPx: number): DrawnAnatomy {
  const spans = bracketsOf(run);
  const all = [...run.phases, ...spans.map(({ bracket }) => bracket)];
  const startMs = Math.min(...all.map((each) => each.startMs));
  const endMs = Math.max(startMs + 0.001, ...all.map((each) => each.endMs));
  const axisPx = Math.max(40, widthPx - 2 * insetPx);
  const stretches = run.phases
    .filter((phase) => phase.endMs > phase.startMs)
    .map((phase) => ({ startMs: phase.startMs, endMs: phase.endMs, minPx }));
  const axis = makeRoom(linearAxis({ startMs, endMs }, axisPx), stretches);
  const x = (ms: number) => insetPx + xOf(axis, ms);
  return {
    phases: run.phases.map((phase) => placePhase(phase, run, x)),
    brackets: spans.map(({ key, words, bracket }) => {
      const fromPx = x(bracket.startMs);
      const width = Math.max(2, x(bracket.endMs) - fromPx);
      const text = `${words} ${formatDuration(bracket.endMs - bracket.startMs)}`;
      return { key, fromPx, widthPx: width, text, textPx: beside(fromPx, width, textWidthPx(text), widthPx) };
    }),
    response: placeResponse(run, x, widthPx),
  };
}

function placePhase(phase: Phase, run: RunAnatomy, x: (ms: number) => number): PlacedPhase {
  const fromPx = x(phase.startMs);
  const widthPx = Math.max(2, x(phase.endMs) - fromPx);
  const duration = formatDuration(phase.endMs - phase.startMs);
  const texts = [`${phaseWords(phase, run).name} ${duration}`, duration];
  return { phase, fromPx, widthPx, text: texts.find((text) => textWidthPx(text) + 2 * gapPx <= widthPx) ?? '' };
}

interface NamedBracket {
  readonly key: PlacedBracket['key'];
  readonly words: string;
  readonly bracket: Bracket;
}

function bracketsOf({ callerWaited, billed, environmentBusy }: RunAnatomy): readonly NamedBracket[] {
  const named = [
    { key: 'caller', words: 'Caller waited', bracket: callerWaited },
    { key: 'billed', words: 'Billed', bracket: billed },
    { key: 'busy', words: 'Environment busy', bracket: environmentBusy },
  ] as const;
  return named.flatMap(({ bracket, ...rest }) => (bracket === undefined ? [] : [{ ...rest, bracket }]));
}

/** In the middle of a bracket that has room, else after it, else before it. */
function beside(fromPx: number, ownPx: number, textPx: number, widthPx: number): number {
  if (ownPx >= textPx + 4 * gapPx) return fromPx + (ownPx - textPx) / 2;
  const afterPx = fromPx + ownPx + gapPx;
  if (afterPx + textPx <= widthPx) return afterPx;
  return Math.max(0, fromPx - gapPx - textPx);
}

function placeResponse(run: RunAnatomy, x: (ms: number) => number, widthPx: number): DrawnAnatomy['response'] {
  const { responseSentMs } = run;
  if (responseSentMs === undefined) return undefined;
  const atPx = x(responseSentMs);
  const textPx = textWidthPx(responseText);
  return { atPx, textPx: Math.min(Math.max(0, atPx - textPx - gapPx), Math.max(0, widthPx - textPx)) };
}
