import type { Invocation } from '../../model/invocation/invocation';
import { type ShownLine, shownLine } from './logText';

/** The lines of one attempt. */
export interface LogGroup {
  readonly title: string | undefined;
  readonly lines: readonly ShownLine[];
}

export interface ShownLog {
  readonly groups: readonly LogGroup[];
  /** The original text, for copying. */
  readonly text: string;
  readonly isTail: boolean;
}

/** CloudWatch's events if there are any, else the tail from the response; `undefined` without either. */
export function shownLog({ logs, answer, mode }: Invocation): ShownLog | undefined {
  if (logs.length > 0) {
    const lines = logs.map(({ message, timestampMs }) => shownLine(message, timestampMs));
    return { groups: byAttempt(lines, mode === 'Event'), text: lines.map(({ raw }) => raw).join('\n'), isTail: false };
  }
  const tail = answer.kind === 'answered' ? answer.logTail : undefined;
  if (tail === undefined || tail.trim() === '') return undefined;
  const lines = withContinuations(tail.split(/\r?\n/)).map((message) => shownLine(message, undefined));
  return { groups: [{ title: undefined, lines }], text: tail, isTail: true };
}

/** A tail has no events: an indented line, such as a stack frame, belongs to the line before it. */
function withContinuations(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (line.trim() === '') continue;
    if (last !== undefined && /^\s/.test(line) && !/^\s*(START|END|REPORT) /.test(line))
      joined[joined.length - 1] = `${last}\n${line}`;
    else joined.push(line);
  }
  return joined;
}

function byAttempt(lines: readonly ShownLine[], isNumbered: boolean): readonly LogGroup[] {
  if (!isNumbered) return [{ title: undefined, lines }];
  const groups: ShownLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    // Lines before the first START, such as INIT_START, belong to the first attempt.
    const opensGroup = last === undefined || (line.isStart && last.some((earlier) => earlier.isStart));
    if (opensGroup) groups.push([line]);
    else last.push(line);
  }
  return groups.map((group, index) => ({ title: `Attempt ${index + 1}`, lines: group }));
}

/** Removes the first `count` lines; groups keep their names. */
export function withoutFirst(groups: readonly LogGroup[], count: number): readonly LogGroup[] {
  let left = count;
  return groups.flatMap(({ title, lines }) => {
    const kept = lines.slice(left);
    left = Math.max(0, left - lines.length);
    return kept.length === 0 ? [] : [{ title, lines: kept }];
  });
}
