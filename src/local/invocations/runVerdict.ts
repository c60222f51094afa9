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
  /** `dist/runtime`. */
  readonly runtimeFolder: string;
}

/** Derives the result of a run. Payloads of failures are as AWS writes them. */
export function verdictOf(outcome: SandboxOutcome, facts: RunFacts): RunVerdict {
  const { requestId, timeoutSeconds, workingDirectory, runtimeFolder } = facts;
  switch (outcome.kind) {
    case 'returned':
      return { body: outcome.body, failure: undefined };
    case 'threw': {
      const body = withoutOwnFrames(outcome.body, runtimeFolder);
      const error = parseObject(body.toString('utf8'));
      const cause = causeOfError(body, outcome.xrayCause, workingDirectory);
      const words = { errorType: String(error?.errorType ?? ''), message: String(error?.errorMessage ?? '') };
      return { body, failure: { flag: 'error', cause, ...words } };
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

/** Frames of the runtime client are none of the user's; elsewhere its files are called as on Lambda. */
function withoutOwnFrames(body: Buffer, runtimeFolder: string): Buffer {
  // As it stands in JSON text.
  if (!body.includes(JSON.stringify(runtimeFolder).slice(1, -1))) return body;
  const error = parseObject(body.toString('utf8'));
  if (error === undefined) return body;
  const isOwn = (line: unknown) => /^\s*(?:at |File )/.test(String(line)) && String(line).includes(runtimeFolder);
  const named = (text: unknown) => String(text).replaceAll(runtimeFolder, '/var/runtime');
  for (const key of ['trace', 'stackTrace']) {
    const lines = error[key];
    if (Array.isArray(lines)) error[key] = lines.filter((line) => !isOwn(line)).map(named);
  }
  if (typeof error.errorMessage === 'string') error.errorMessage = named(error.errorMessage);
  return Buffer.from(JSON.stringify(error), 'utf8');
}

function stated(errorType: string, message: string, errorMessage: string, workingDirectory: string): RunVerdict {
  const cause = causeOfFailure(errorType, errorMessage, workingDirectory);
  return {
    body: Buffer.from(JSON.stringify({ errorType, errorMessage }), 'utf8'),
    failure: { flag: 'fault', cause, errorType, message },
  };
}
