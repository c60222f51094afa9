import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle, LoggedAttempt, TraceEvidence } from '../../model/lifecycle/lifecycle';
import { reduceLifecycle } from '../../model/lifecycle/reduceLifecycle';
import { logEvidence, tailEvidence } from '../../model/log/logEvidence';
import { silenceOf } from '../../model/log/silence';
import type { Trace } from '../parse/trace';
import { traceOf } from '../parse/traceOf';
import { traceEvidence } from './traceEvidence';

/** What an invocation's documents and logs say, parsed. */
export interface InvocationEvidence {
  /** `undefined` while there are no documents. */
  readonly trace: Trace | undefined;
  readonly traceEvidence: TraceEvidence | undefined;
  readonly loggedAttempts: readonly LoggedAttempt[];
}

type TracePart = Pick<InvocationEvidence, 'trace' | 'traceEvidence'>;

// An invocation is replaced at every poll, but its documents, logs and answer only when there is news: parsed once each.
const parsedTraces = new WeakMap<readonly string[], TracePart>();
const parsedLogs = new WeakMap<object, readonly LoggedAttempt[]>();

/** Parses an invocation's evidence; what was parsed before is taken as it is. */
export function invocationEvidence(invocation: Invocation): InvocationEvidence {
  return { ...tracePart(invocation), loggedAttempts: loggedAttempts(invocation) };
}

function tracePart({ documents, target }: Invocation): TracePart {
  const before = parsedTraces.get(documents);
  if (before !== undefined) return before;
  const trace = traceOf(documents);
  if (trace === undefined) return { trace: undefined, traceEvidence: undefined };
  const part = { trace, traceEvidence: traceEvidence(trace, target.functionName) };
  parsedTraces.set(documents, part);
  return part;
}

/** Where an invocation stands at `nowMs` (epoch milliseconds). The one selector of tree, lens, status bar and panel. */
export function lifecycleOf(invocation: Invocation, nowMs: number): Lifecycle {
  const { traceEvidence, loggedAttempts } = invocationEvidence(invocation);
  return reduceLifecycle({ invocation, traceEvidence, loggedAttempts, nowMs });
}

/** CloudWatch's events carry times; the tail of the answer stands in until they arrive. */
function loggedAttempts({ answer, logs, documents, configuration }: Invocation): readonly LoggedAttempt[] {
  const key = logs.length > 0 ? logs : answer;
  const before = parsedLogs.get(key);
  if (before !== undefined) return before;
  const requestId = answer.kind === 'answered' ? answer.requestId : requestIdIn(documents);
  const isLogged = requestId !== undefined && requestId !== '' && logs.length > 0;
  const silence = silenceOf(configuration?.runtime);
  const tail = answer.kind === 'answered' ? tailEvidence(answer, silence) : [];
  const attempts = isLogged ? logEvidence(logs, requestId, silence) : tail;
  parsedLogs.set(key, attempts);
  return attempts;
}

/**
 * The request id that the service segment names: the way to the logs when the answer that should have brought it was
 * lost. The trace is ours alone, so the first one is the one.
 */
export function requestIdIn(documents: readonly string[]): string | undefined {
  for (const document of documents) {
    if (!/"origin"\s*:\s*"AWS::Lambda"/.test(document)) continue;
    const id = /"request_id"\s*:\s*"([0-9a-f-]{36})"/.exec(document)?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}
