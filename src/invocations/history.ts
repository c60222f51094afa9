import * as v from 'valibot';
import { currentVersion, type StoredFormat, upgradeStored } from '../model/base/storedFormat';
import type { BinaryResponse } from '../model/invocation/binaryResponse';
import { type Invocation, type InvokeOptions, noOptions } from '../model/invocation/invocation';
import type { HistoryLimits } from './historyLimits';
import { invocationSchema } from './invocationSchema';

/** One invocation with what was sent. */
export interface HistoryEntry {
  readonly invocation: Invocation;
  /** `undefined` when payloads are not stored. */
  readonly payload: string | undefined;
  readonly options: InvokeOptions;
}

/** The format of the stored history. Keys that were added later are optional; anything else is an upgrade. */
export const historyFormat: StoredFormat = [];

const historySchema = v.object({ entries: v.array(v.unknown()) });
const option = v.optional(v.string(), () => undefined);
const options = v.object({ clientContext: option, tenantId: option, durableExecutionName: option });
const entrySchema = v.object({
  invocation: invocationSchema,
  payload: v.optional(v.string(), () => undefined),
  options: v.optional(options, () => noOptions),
});

/**
 * Converts the history to a plain value for storage; `undefined` when nothing is stored. The oldest invocations are removed first
 * when a trace or a response is very large; the newest is always stored.
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
  return { version: currentVersion(historyFormat), entries: kept };
}

/** Bytes that exceed the limit by themselves would be stored with the newest entry: only their type is stored. */
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

/** Keeps outcome, times and trace; removes payload, response and logs. */
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

/** Whether a newer version of Dwell has stored the history, which this one cannot read and must not replace. */
export function isNewerHistory(stored: unknown): boolean {
  return upgradeStored(stored, historyFormat).kind === 'newer';
}

/** Parses the stored history. Invalid entries are skipped and logged; never throws. */
export function readHistory(stored: unknown, nowMs: number, log: (line: string) => void): readonly HistoryEntry[] {
  if (stored === undefined || stored === null) return [];
  const upgraded = upgradeStored(stored, historyFormat);
  if (upgraded.kind === 'newer') {
    log('The stored invocation history is from a newer version of Dwell. It is kept, and nothing is added to it.');
    return [];
  }
  const history = v.safeParse(historySchema, upgraded.kind === 'current' ? upgraded.value : undefined);
  if (!history.success) {
    log('The stored invocation history is invalid and was ignored.');
    return [];
  }
  const entries: HistoryEntry[] = [];
  for (const one of history.output.entries) {
    const entry = v.safeParse(entrySchema, one);
    if (entry.success) entries.push({ ...entry.output, invocation: afterReload(entry.output.invocation, nowMs) });
  }
  const dropped = history.output.entries.length - entries.length;
  if (dropped > 0) log(`${dropped} stored invocation(s) are invalid and were ignored.`);
  return entries;
}

/** A request that was open when the window closed is lost; its trace may still show the outcome. */
function afterReload(invocation: Invocation, nowMs: number): Invocation {
  if (invocation.answer.kind !== 'waiting') return invocation;
  const message =
    'The window was reloaded before the response arrived. The trace may show the outcome of the invocation.';
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
