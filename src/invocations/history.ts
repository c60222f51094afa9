import * as v from 'valibot';
import type { BinaryResponse } from '../model/invocation/binaryResponse';
import { type Invocation, type InvokeOptions, noOptions } from '../model/invocation/invocation';
import type { HistoryLimits } from './historyLimits';
import { invocationSchema } from './invocationSchema';

/** One invocation with what was sent. */
export interface HistoryEntry {
  readonly invocation: Invocation;
  /** `undefined` where payloads are not kept between sessions. */
  readonly payload: string | undefined;
  readonly options: InvokeOptions;
}

const historySchema = v.object({ version: v.literal(1), entries: v.array(v.unknown()) });
const option = v.optional(v.string(), () => undefined);
const options = v.object({ clientContext: option, tenantId: option, durableExecutionName: option });
const entrySchema = v.object({
  invocation: invocationSchema,
  payload: v.optional(v.string(), () => undefined),
  options: v.optional(options, () => noOptions),
});

/**
 * The history as a plain value for storage, `undefined` when nothing is to be kept. Older invocations go first when a trace or a
 * response is very large; the newest is always in it.
 */
export function writeHistory(entries: readonly HistoryEntry[], { keep, maxBytes }: HistoryLimits): unknown {
  if (keep === 'nothing' || entries.length === 0) return undefined;
  const wanted =
    keep === 'everything' ? entries.map((entry) => withoutLargeBytes(entry, maxBytes)) : entries.map(withoutPayloads);
  let bytes = 0;
  const kept = wanted.filter((entry) => {
    bytes += sizeOf(entry);
    return entry === wanted[0] || bytes <= maxBytes;
  });
  return { version: 1, entries: kept };
}

/** Bytes that alone are past the limit would be kept with the newest entry: their type is kept instead. */
function withoutLargeBytes(entry: HistoryEntry, maxBytes: number): HistoryEntry {
  const { answer } = entry.invocation;
  const cut = { ...answer };
  if ('binary' in cut && byteLengthOf(cut.binary) > maxBytes) cut.binary = typeOnly(cut.binary);
  if ('streamed' in cut && cut.streamed !== undefined && byteLengthOf(cut.streamed.binary) > maxBytes) {
    cut.streamed = { ...cut.streamed, binary: typeOnly(cut.streamed.binary) };
  }
  return { ...entry, invocation: { ...entry.invocation, answer: cut } };
}

/** As they are stored: base64. */
function byteLengthOf(binary: BinaryResponse | undefined): number {
  return binary?.base64?.length ?? 0;
}

function typeOnly(binary: BinaryResponse | undefined): BinaryResponse | undefined {
  return binary === undefined ? undefined : { ...binary, base64: undefined };
}

/** Outcome, times and trace are left: what went in, came out and was logged is not. */
function withoutPayloads({ invocation }: HistoryEntry): HistoryEntry {
  const { answer } = invocation;
  const bare =
    answer.kind === 'answered'
      ? {
          ...answer,
          payload: answer.functionError === undefined ? '' : answer.payload,
          binary: typeOnly(answer.binary),
          logTail: undefined,
        }
      : answer;
  const silent = 'streamed' in bare ? { ...bare, streamed: undefined } : bare;
  return {
    invocation: { ...invocation, answer: silent, logs: [], callerCheck: undefined },
    payload: undefined,
    options: noOptions,
  };
}

/** Reads what was stored. What is not a whole invocation is left out, with a line in the log; never throws. */
export function readHistory(stored: unknown, nowMs: number, log: (line: string) => void): readonly HistoryEntry[] {
  if (stored === undefined || stored === null) return [];
  const history = v.safeParse(historySchema, stored);
  if (!history.success) {
    log('The stored invocation history is not readable and is left out.');
    return [];
  }
  const entries: HistoryEntry[] = [];
  for (const one of history.output.entries) {
    const entry = v.safeParse(entrySchema, one);
    if (entry.success) entries.push({ ...entry.output, invocation: afterReload(entry.output.invocation, nowMs) });
  }
  const dropped = history.output.entries.length - entries.length;
  if (dropped > 0) log(`${dropped} stored invocation(s) could not be read and are left out.`);
  return entries;
}

/** The request that was open when the window closed is lost; its trace may still tell what became of it. */
function afterReload(invocation: Invocation, nowMs: number): Invocation {
  if (invocation.answer.kind !== 'waiting') return invocation;
  const message =
    'The window was reloaded before the answer arrived: the trace may tell what became of the invocation.';
  return {
    ...invocation,
    answer: {
      kind: 'lost',
      atMs: nowMs,
      failure: { reason: 'other', name: 'WindowReloaded', statusCode: undefined, message },
    },
    following:
      invocation.mode === 'DryRun'
        ? { kind: 'ended', reason: 'nothingToFollow' }
        : { kind: 'following', nextPollMs: nowMs },
  };
}

function sizeOf({ invocation, payload }: HistoryEntry): number {
  const { answer, documents, logs } = invocation;
  const answered =
    answer.kind === 'answered'
      ? answer.payload.length + byteLengthOf(answer.binary) + (answer.logTail?.length ?? 0)
      : 0;
  const streamed =
    'streamed' in answer ? (answer.streamed?.text.length ?? 0) + byteLengthOf(answer.streamed?.binary) : 0;
  const traced = documents.reduce((sum, document) => sum + document.length, 0);
  const logged = logs.reduce((sum, event) => sum + event.message.length + 100, 0);
  return (payload?.length ?? 0) + answered + streamed + traced + logged + 2_000;
}
