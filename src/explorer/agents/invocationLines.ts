import { formatDuration } from '../../model/base/duration';
import { describeOutcome } from '../../model/invocation/describeOutcome';
import type { Invocation } from '../../model/invocation/invocation';
import { shortPlace } from '../../model/invocation/stackFrames';
import { attemptWords } from '../../model/lifecycle/attemptWords';
import type { Lifecycle, LifecycleStep } from '../../model/lifecycle/lifecycle';
import { invocationEvidence, lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { traceLines } from './traceLines';

/** Characters of a response that are repeated. */
const maxResponse = 1_000;

/** An invocation as text for a language model: conclusions first, then each attempt, then where the time went. */
export function invocationLines(invocation: Invocation, nowMs: number): string {
  const lifecycle = lifecycleOf(invocation, nowMs);
  const { trace } = invocationEvidence(invocation);
  return [
    `${invocation.target.functionName} on "${invocation.connectionName}": ${describeOutcome(invocation, lifecycle, nowMs)}.`,
    ...(invocation.debug === undefined ? [] : ['It ran under a debugger: its durations mean nothing.']),
    ...lifecycle.steps.flatMap(stepLines),
    ...answerLines(invocation),
    ...(trace === undefined ? [] : traceLines(trace)),
    idLine(invocation, lifecycle),
  ].join('\n');
}

/** `id=… request=… trace=…`, as the tools take them. */
export function idLine({ id, traceId }: Invocation, { requestId }: Lifecycle): string {
  return `ids: invocation ${id}${requestId === undefined ? '' : `, request ${requestId}`}, trace ${traceId}`;
}

function stepLines(step: LifecycleStep): readonly string[] {
  switch (step.kind) {
    case 'queued':
      return step.endMs === undefined
        ? []
        : [`- Dwell time in the queue: ${formatDuration(step.endMs - step.startMs)}`];
    case 'attempt': {
      const took = step.endMs === undefined ? '' : ` in ${formatDuration(step.endMs - step.startMs)}`;
      const cold = step.start === 'cold' ? ', cold start' : '';
      return [`- Attempt ${step.number}: ${attemptWords[step.outcome]}${took}${cold}${causeWords(step.cause)}`];
    }
    case 'backOff':
      return [`- Back-off of ${formatDuration(step.endMs - step.startMs)}`];
    case 'destination':
      return [`- Sent to ${destinationWords[step.role]}: ${step.target}`];
    case 'dropped':
      return ['- Discarded: no on-failure destination and no dead-letter queue'];
    default:
      return [];
  }
}

function causeWords(cause: Lifecycle['cause']): string {
  if (cause === undefined) return '';
  const at = cause.place === undefined ? '' : ` at ${shortPlace(cause.place)} (${cause.place.path})`;
  const [first = ''] = cause.message.split(/\r?\n/, 1);
  return `: ${first.startsWith(cause.type) ? first : `${cause.type}: ${first}`}${at}`;
}

function answerLines({ answer }: Invocation): readonly string[] {
  if (answer.kind !== 'answered' || answer.payload === '' || answer.binary !== undefined) return [];
  // The error is said already.
  if (answer.functionError !== undefined) return [];
  const isCut = answer.payload.length > maxResponse;
  const size = isCut ? ` (first ${maxResponse} characters of ${answer.payloadBytes} bytes)` : '';
  return [`Response${size}: ${answer.payload.slice(0, maxResponse)}`];
}

const destinationWords = {
  onSuccess: 'the on-success destination',
  onFailure: 'the on-failure destination',
  deadLetter: 'the dead-letter queue',
} as const;
