import type { LogEvent } from '../invocation/invocation';
import { type LogLine, readLogLine } from './logLine';
import { ownerOf } from './requestIds';

/** One parsed event of a run. */
export interface RunLine {
  readonly event: LogEvent;
  readonly line: LogLine;
}

/** One run of a request: the output of its environment before START, and the request's lines. */
export interface StreamRun {
  readonly prelude: readonly RunLine[];
  readonly lines: readonly RunLine[];
}

interface Span {
  readonly id: string;
  readonly from: number;
  /** The last index, included. */
  readonly to: number;
  readonly isJson: boolean;
}

/**
 * Finds the runs of `requestId` in the events of one log stream, in order. All lines between START and REPORT belong to
 * the request unless they name another one. On managed instances runs overlap, so a line without an id belongs to no
 * run. `beginsInside`: the first events belong to the request, as in a truncated log tail.
 */
export function runsOfStream(
  events: readonly LogEvent[],
  requestId: string,
  beginsInside = false,
): readonly StreamRun[] {
  const lines = joinSplit(events).map((event) => ({ event, line: readLogLine(event.message) }));
  return runsOfLines(lines, requestId, beginsInside);
}

function runsOfLines(lines: readonly RunLine[], requestId: string, beginsInside: boolean): readonly StreamRun[] {
  const spans = [...(beginsInside ? cutInFront(lines, requestId) : []), ...spansOf(lines)];
  const runs: { prelude: RunLine[]; lines: RunLine[] }[] = [];
  const runOfSpan = new Map<Span, (typeof runs)[number]>();
  let prelude: RunLine[] = [];
  lines.forEach((line, index) => {
    const place = placeOf(lines, spans, index, requestId);
    if (place.kind === 'afterEnd') runs.at(-1)?.lines.push(line);
    if (place.kind === 'prelude') prelude.push(line);
    if (place.kind === 'otherRun') prelude = [];
    if (place.kind !== 'run') return;
    const { own } = place;
    let run = own === undefined ? runs.at(-1) : runOfSpan.get(own);
    if (run === undefined) {
      run = { prelude, lines: [] };
      prelude = [];
      runs.push(run);
    }
    if (own !== undefined) runOfSpan.set(own, run);
    run.lines.push(line);
  });
  return runs;
}

/**
 * The run that a line belongs to. `run`: the run of `own`, or the last one. `prelude`: the next run, if it is the
 * request's.
 */
type LinePlace =
  | { readonly kind: 'run'; readonly own: Span | undefined }
  | { readonly kind: 'afterEnd' | 'prelude' | 'otherRun' | 'nobody' };

function placeOf(lines: readonly RunLine[], spans: readonly Span[], index: number, requestId: string): LinePlace {
  const owner = ownerOf(lines[index]?.event.message ?? '', requestId);
  const open = spans.filter((span) => span.from <= index && index <= span.to);
  const own = open.find(({ id }) => id === requestId);
  if (own !== undefined) {
    const isOthers = owner === 'theirs' || (owner === 'unmarked' && isShared(own, spans, index));
    return isOthers ? { kind: 'nobody' } : { kind: 'run', own };
  }
  // Lines of the request inside another request's run are printed copies.
  if (owner === 'ours') return open.some(({ isJson }) => !isJson) ? { kind: 'nobody' } : { kind: 'run', own };
  if (open.length > 0 || owner === 'theirs') return { kind: 'otherRun' };
  return { kind: isSameMoment(lines, spans, index, requestId) ? 'afterEnd' : 'prelude' };
}

/** The events of those runs in original order, with the output of their environment before them. */
export function eventsOfRequest(events: readonly LogEvent[], requestId: string): readonly LogEvent[] {
  const runs = runsOfLines(
    events.map((event) => ({ event, line: readLogLine(event.message) })),
    requestId,
    false,
  );
  return runs.flatMap(({ prelude, lines }) => [...prelude, ...lines].map(({ event }) => event));
}

/** The rest of a run whose START was cut off. */
function cutInFront(lines: readonly RunLine[], requestId: string): readonly Span[] {
  const isEnd = ({ line }: RunLine): boolean =>
    (line.kind === 'end' || line.kind === 'report') && line.requestId === requestId;
  const start = lines.findIndex(({ line }) => line.kind === 'start');
  const whole = start < 0 ? lines : lines.slice(0, start);
  return whole.length > 0 && (start < 0 || whole.some(isEnd))
    ? [{ id: requestId, from: 0, to: whole.length - 1, isJson: false }]
    : [];
}

/** Events of the same millisecond can arrive in any order: an error right after REPORT still belongs to the run. */
function isSameMoment(lines: readonly RunLine[], spans: readonly Span[], index: number, requestId: string): boolean {
  const before = spans.findLast(({ to }) => to < index);
  const line = lines[index];
  if (before?.id !== requestId || line?.line.kind !== 'failure') return false;
  return line.event.timestampMs === lines[before.to]?.event.timestampMs;
}

/** Whether this line is inside another request's run or a printed copy of one. */
function isShared(own: Span, spans: readonly Span[], index: number): boolean {
  return spans.some((span) => span !== own && span.from <= index && index <= span.to);
}

/** End index of each START's run: its last line before the same request starts again, or the start of the next run. */
function spansOf(lines: readonly RunLine[]): readonly Span[] {
  const spans: Span[] = [];
  lines.forEach(({ event, line }, from) => {
    if (line.kind !== 'start') return;
    const { requestId: id } = line;
    const isJson = event.message.startsWith('{');
    const again = lines.findIndex((next, at) => at > from && next.line.kind === 'start' && next.line.requestId === id);
    const limit = again < 0 ? lines.length : again;
    const last = lines.findLastIndex(
      ({ line: next }, at) =>
        at > from && at < limit && (next.kind === 'end' || next.kind === 'report') && next.requestId === id,
    );
    const around = spans.findLast((span) => span.from < from && from <= span.to && !span.isJson && span.id !== id);
    if (last < 0 && around !== undefined) return;
    const next = lines.findIndex((one, at) => at > from && one.line.kind === 'start');
    const nextStart = next < 0 ? lines.length : next;
    const open = isJson ? limit : nextStart;
    spans.push({ id, from, to: last < 0 ? open - 1 : last, isJson });
  });
  return spans;
}

/** Joins the lines of an error that arrived as separate events, as in a log tail or from a runtime without framing. */
function joinSplit(events: readonly LogEvent[]): readonly LogEvent[] {
  const joined: LogEvent[] = [];
  for (const event of events) {
    const depth = depthOfHead(joined, event.message);
    if (depth === 0) {
      joined.push(event);
      continue;
    }
    const parts = joined.splice(joined.length - depth);
    const [head] = parts;
    if (head === undefined) continue;
    const message = [...parts, event].map((part) => part.message.replace(/\r?\n$/, '')).join('\n');
    joined.push({ ...head, message });
  }
  return joined;
}

const maxMessageLines = 5;

/** Number of preceding events that this line continues. */
function depthOfHead(joined: readonly LogEvent[], message: string): number {
  const last = joined.at(-1)?.message ?? '';
  if (last === '' || /^(?:START|END|REPORT|INIT_START|INIT_REPORT|RESTORE_REPORT)\b|^\{"/.test(last)) return 0;
  if (/^XRAY TraceId/.test(message)) return 1;
  if (/^Traceback \(most recent call last\)/.test(message)) return depthOfPythonHead(joined, last);
  if (/^[\t \u00a0]+(?:at |File "|\.\.\. \d|--->|--- |[\w^~])|^Caused by: /.test(message)) return 1;
  // Java's stack repeats the class at the end of the previous line; Lambda's type is on the line after its error.
  const javaClass = /: ((?:[\w$]+\.)+[\w$]+)\s*$/.exec(last)?.[1];
  if (javaClass !== undefined && message.startsWith(javaClass)) return 1;
  if (/^RequestId: \S+ Error: [^\n]*\s*$/.test(last) && /^(?:Runtime|Extension|Sandbox)\.\w+\s*$/.test(message))
    return 1;
  if (/^Error raised from handler method|^Init error when loading handler/.test(last) && /^[\s{}\]"]/.test(message))
    return 1;
  return /: [A-Za-z_]\w*\s*$/.test(last) && /^null\s*$/.test(message) ? 1 : 0;
}

/** Number of preceding events that a Python traceback continues: back to the line with the error. */
function depthOfPythonHead(joined: readonly LogEvent[], last: string): number {
  for (let depth = 1; depth <= Math.min(maxMessageLines, joined.length); depth += 1) {
    if (/^\[ERROR\] [\w.]+(?::|\s*$)/.test(joined.at(-depth)?.message ?? '')) return depth;
  }
  return /: [A-Za-z_][\w.]*\s*$/.test(last) ? 1 : 0;
}
