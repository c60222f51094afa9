import type { Invocation } from '../model/invocation/invocation';
import { invocationEvidence } from '../trace/normalize/invocationLifecycle';

/** How complete the evidence about an invocation is, by source. */
export interface EvidenceState {
  /** X-Ray has returned all that is expected. */
  readonly isTraceSettled: boolean;
  /** Every attempt seen anywhere has its REPORT line. */
  readonly areLogsSettled: boolean;
}

export function evidenceState(invocation: Invocation): EvidenceState {
  const { traceEvidence, loggedAttempts } = invocationEvidence(invocation);
  const attempts = traceEvidence?.attempts.length ?? 0;
  const reported = loggedAttempts.filter((attempt) => attempt.report !== undefined).length;
  return {
    isTraceSettled: traceEvidence?.isSettled === true,
    areLogsSettled: invocation.logs.length > 0 && reported > 0 && reported >= attempts,
  };
}
