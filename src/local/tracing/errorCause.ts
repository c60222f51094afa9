import { asObject, parseObject } from '../../model/base/parseObject';
import { newSegmentId } from './segmentDocument';

interface Frame {
  readonly path: string;
  readonly line: number;
  readonly label: string;
}

/** Builds X-Ray's `cause` for an error that the runtime described. */
export function causeOfError(
  body: Buffer,
  fromRuntime: Record<string, unknown> | undefined,
  workingDirectory: string,
): object {
  const error = parseObject(body.toString('utf8')) ?? {};
  const stack = framesOf(error.trace) ?? exceptionOf(fromRuntime).stack ?? [];
  const paths = Array.isArray(stack) ? stack.map((frame) => String(asObject(frame)?.path)) : [];
  return {
    working_directory: workingDirectory,
    exceptions: [
      {
        id: newSegmentId(),
        type: String(error.errorType ?? 'Error'),
        message: String(error.errorMessage ?? ''),
        remote: false,
        stack,
      },
    ],
    paths: [...new Set(paths)],
  };
}

/** Builds X-Ray's `cause` for an error without a stack, reported by the service itself. */
export function causeOfFailure(type: string, message: string, workingDirectory: string): object {
  const exception = { id: newSegmentId(), type, message, remote: false };
  return { working_directory: workingDirectory, exceptions: [exception], paths: [] };
}

function exceptionOf(cause: Record<string, unknown> | undefined): Record<string, unknown> {
  const exceptions = cause?.exceptions;
  return (Array.isArray(exceptions) ? asObject(exceptions[0]) : undefined) ?? {};
}

/**
 * Parses the frames of a Node.js stack from its text, because the runtime client's own list cuts paths at their first colon:
 * `file:///…` of every ES module becomes `file`, with no line.
 */
function framesOf(trace: unknown): readonly Frame[] | undefined {
  if (!Array.isArray(trace)) return undefined;
  return trace.flatMap((line: unknown) => {
    const match = /^\s*at (?:async )?(?:(.*?) \()?(?:file:\/\/)?(.*?):(\d+):\d+\)?$/.exec(String(line));
    if (match === null) return [];
    const [, label = 'anonymous', path = '', lineNumber = '0'] = match;
    // `file:///C:/…`: the slash before the drive belongs to the URL, not to the path.
    return [{ path: decodePath(path).replace(/^\/(?=[A-Za-z]:)/, ''), line: Number(lineNumber), label }];
  });
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    // A path with a lone `%`, which CommonJS stacks may contain.
    return path;
  }
}
