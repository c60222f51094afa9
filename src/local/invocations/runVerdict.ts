import { parseObject } from '../../model/base/parseObject';
import type { SandboxOutcome } from '../sandbox/sandboxOutcome';
import { causeOfError, causeOfFailure } from '../tracing/errorCause';
import type { TracedFailure } from '../tracing/functionTrace';

/** The result of one run, as the response, the log and the trace report it. */
export interface RunVerdict {
  readonly body: Buffer;
  readonly failure: (TracedFailure & { readonly errorType: string; readonly message: string }) | undefined;
}

export interface RunFacts {
  readonly requestId: string;
  readonly timeoutSeconds: number;
  readonly workingDirectory: string;
}

/** Derives the result of a run. Payloads of failures are as AWS writes them. */
export function verdictOf(outcome: SandboxOutcome, facts: RunFacts): RunVerdict {
  const { requestId, timeoutSeconds, workingDirectory } = facts;
  switch (outcome.kind) {
    case 'returned':
      return { body: outcome.body, failure: undefined };
    case 'threw': {
      const error = parseObject(outcome.body.toString('utf8'));
      const cause = causeOfError(outcome.body, outcome.xrayCause, workingDirectory);
      const words = { errorType: String(error?.errorType ?? ''), message: String(error?.errorMessage ?? '') };
      return { body: outcome.body, failure: { flag: 'error', cause, ...words } };
    }
    case 'timedOut': {
      const message = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
      return stated('Sandbox.Timedout', message, `RequestId: ${requestId} Error: ${message}`, workingDirectory);
    }
    case 'exited':
      return stated(
        'Runtime.ExitError',
        outcome.detail,
        `RequestId: ${requestId} Error: ${outcome.detail}`,
        workingDirectory,
      );
    case 'tooLarge': {
      const message = `Response payload size exceeded maximum allowed payload size (${outcome.maxBytes} bytes).`;
      return stated('Function.ResponseSizeTooLarge', message, message, workingDirectory);
    }
  }
}

function stated(errorType: string, message: string, errorMessage: string, workingDirectory: string): RunVerdict {
  const cause = causeOfFailure(errorType, errorMessage, workingDirectory);
  return {
    body: Buffer.from(JSON.stringify({ errorType, errorMessage }), 'utf8'),
    failure: { flag: 'fault', cause, errorType, message },
  };
}
