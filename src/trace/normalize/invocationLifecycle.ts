import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle, LoggedAttempt, TraceEvidence } from '../../model/lifecycle/lifecycle';
import { reduceLifecycle } from '../../model/lifecycle/reduceLifecycle';
import { logEvidence, tailEvidence } from '../../model/log/logEvidence';
import { silenceOf } from '../../model/log/silence';
import type { Trace } from '../parse/trace';
import { traceOf } from '../parse/traceOf';
import { traceEvidence } from './traceEvidence';

/** The parsed documents and logs of an invocation. */
export interface InvocationEvidence {
  /** `undefined` while there are no documents. */
  readonly trace: Trace | undefined;
  readonly traceEvidence: TraceEvidence | undefined;
  readonly loggedAttempts: readonly LoggedAttempt[];
}

type TracePart = Pick<InvocationEvidence, 'trace' | 'traceEvidence'>;

// Every poll replaces the invocation, but its documents, logs, and response only with new data: each is parsed once.
const parsedTraces = new WeakMap<readonly string[], TracePart>();
const parsedLogs = new WeakMap<object, readonly LoggedAttempt[]>();

/** Parses an invocation's evidence; reuses earlier results. */
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

/**
 * The lifecycle of an invocation at `nowMs` (epoch milliseconds). The selector shared by tree, lens, status bar, and
 * panel.
 */
export function lifecycleOf(invocation: Invocation, nowMs: number): Lifecycle {
  const { traceEvidence, loggedAttempts } = invocationEvidence(invocation);
  return reduceLifecycle({ invocation, traceEvidence, loggedAttempts, nowMs });
}

/** CloudWatch's events have timestamps; the response's log tail is used until they arrive. */
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
 * The request id of the service segment: needed to find the logs if the response was lost. The trace belongs to this
 * invocation, so the first one is used.
 */
export function requestIdIn(documents: readonly string[]): string | undefined {
  for (const document of documents) {
    if (!/"origin"\s*:\s*"AWS::Lambda"/.test(document)) continue;
    const id = /"request_id"\s*:\s*"([0-9a-f-]{36})"/.exec(document)?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}
