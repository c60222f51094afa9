import * as v from 'valibot';
import { type Invocation, type InvokeOptions, noOptions } from '../model/invocation';
import { invocationSchema } from './invocationSchema';

/** One invocation with what was sent. */
export interface HistoryEntry {
  readonly invocation: Invocation;
  readonly payload: string;
  readonly options: InvokeOptions;
}

const historySchema = v.object({ version: v.literal(1), entries: v.array(v.unknown()) });
const option = v.optional(v.string(), () => undefined);
const options = v.object({ clientContext: option, tenantId: option, durableExecutionName: option });
const entrySchema = v.object({
  invocation: invocationSchema,
  payload: v.string(),
  options: v.optional(options, () => noOptions),
});

/** What is kept between sessions; older invocations go first when a trace or a response is very large. */
const maxCharacters = 8_000_000;

/** The history as a plain value for storage. The newest invocation is always in it. */
export function writeHistory(entries: readonly HistoryEntry[]): unknown {
  let characters = 0;
  const kept = entries.filter((entry) => {
    characters += sizeOf(entry);
    return entry === entries[0] || characters <= maxCharacters;
  });
  return { version: 1, entries: kept };
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
  const answered = answer.kind === 'answered' ? answer.payload.length + (answer.logTail?.length ?? 0) : 0;
  const traced = documents.reduce((sum, document) => sum + document.length, 0);
  const logged = logs.reduce((sum, event) => sum + event.message.length + 100, 0);
  return payload.length + answered + traced + logged + 2_000;
}
