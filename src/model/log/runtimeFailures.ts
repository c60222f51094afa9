import { parseObject } from '../base/parseObject';
import { causeOf } from '../invocation/causeOf';
import { placeOf, readStackLine } from '../invocation/stackFrames';
import type { FailureCause } from '../lifecycle/lifecycle';
import type { FailureWeight, LogFailure } from './logFailure';

type Reader = (message: string) => LogFailure | undefined;

/**
 * Parses the error that ended a run from text logs. Each runtime has its own format; a function's line that merely
 * contains "error" matches none.
 */
export function readRuntimeFailure(message: string): LogFailure | undefined {
  for (const read of readers) {
    const failure = read(message);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

const newline = '(?:\\r\\n|\\n|\\r)';
const traceback = `${newline}\\s*Traceback \\(most recent call last\\):`;

/**
 * `[ERROR] Type: message`, then the traceback, which only errors of the runtime itself (`Runtime.…`) may lack. Python's loggers
 * write a tab after the level. Until Python 3.7: `message: Type`, then the traceback.
 */
const python: Reader = (message) => {
  const text = message.replace(/^LAMBDA_WARNING: [^\r\n]*[\r\n]+/, '');
  const own =
    new RegExp(`^\\[ERROR\\] ([\\w.]+)(?:: ([\\s\\S]*?))?${traceback}`).exec(text) ??
    /^\[ERROR\] (Runtime\.\w+)(?:: ([^\r\n]*))?/.exec(text);
  if (own?.[1] !== undefined) return failure(own[1], own[2], text);
  if (text !== message) return failure('Error', 'Unhandled exception', text);
  const old = new RegExp(`^([^\\t\\r\\n]*): ([A-Za-z_][\\w.]*)${traceback}`).exec(text);
  if (old?.[2] !== undefined) return failure(old[2], old[1], text);
  const unloaded = /^((?:Unable to import module '|module initialization error: )[^\r\n]*)/.exec(text);
  return unloaded?.[1] === undefined ? undefined : failure('Runtime.ImportModuleError', unloaded[1], text);
};

/**
 * `<time>\t<request id>\tERROR\tInvoke Error \t{"errorType":…,"errorMessage":…,"stack":[…]}`; until Node.js 8 without level and
 * title. PHP's Bref writes `<request id>\tInvoke Error\t{…}`.
 */
const node: Reader = (message) => {
  const json =
    /^\S+\t\S+\tERROR\t(?:Invoke Error|Uncaught Exception|Unhandled Promise Rejection)\s*\t(\{[\s\S]*)$/.exec(
      message,
    ) ??
    /^\d{4}-\d\d-\d\dT\S+\t\S+\t(\{"error(?:Message|Type)"[\s\S]*)$/.exec(message) ??
    /^[0-9a-f-]{36}\tInvoke Error\s*\t(\{[\s\S]*)$/.exec(message);
  return ofJson(json?.[1]);
};

/** Java: `message: Class`, then the stack, which begins with the same class (aws-lambda-java-libs, `UserFault.reportableError`). */
const java: Reader = (message) => {
  // A logger's line starts with a time or level.
  const own = /^(?!\d{4}-\d\d-\d\d|\[|\d\d:\d\d)([\s\S]*?): ((?:[\w$]+\.)+[\w$]+)\r?\n(?:\2|[^\r\n]*\r?\n?\s+at )/.exec(
    message,
  );
  if (own?.[2] !== undefined) return failure(own[2], own[1], message);
  const thread = /^Exception in thread "[^"]*" ([\w.$]+)(?:: ([^\r\n]*))?/.exec(message);
  return thread?.[1] === undefined ? undefined : failure(thread[1], thread[2], message, 'payload');
};

const exceptionType = '(?:\\w+\\.)*\\w*(?:Exception|Error|Fault)(?:`\\d+)?';

/** .NET: `<time>\t<request id>\tfail\tType: message`, then the stack; before .NET 6 without the columns in front. */
const dotnet: Reader = (message) => {
  const columns = new RegExp(
    `^\\S+\\t\\S+\\t(?:fail|crit)\\t(${exceptionType})(?:: ([^\\r\\n]*))?\\r?\\n\\s+(?:at |--->)`,
  );
  const crash = new RegExp(`^Unhandled exception\\. (${exceptionType})(?:: ([^\\r\\n]*))?`, 'i');
  const own = columns.exec(message) ?? crash.exec(message);
  if (own?.[1] !== undefined) return failure(own[1], own[2], message);
  const old = new RegExp(`^([^\\t\\r\\n]*): (${exceptionType})\\r?\\n\\s+at `).exec(message);
  if (old?.[2] !== undefined) return failure(old[2], old[1], message);
  if (!/^\s+at (?:lambda_method|Amazon\.Lambda\.RuntimeSupport)/m.test(message)) return undefined;
  const bare = new RegExp(`^(${exceptionType})(?:: ([^\\r\\n]*))?\\r?\\n`).exec(message);
  return bare?.[1] === undefined ? undefined : failure(bare[1], bare[2], message);
};

/** Ruby: a title, then the error as JSON in many lines. */
const ruby: Reader = (message) => {
  const title =
    /^(Error raised from handler method|Init error when loading handler[^\r\n{]*|Critical exception from handler)/.exec(
      message,
    );
  if (title?.[1] === undefined) return undefined;
  const json = ofJson(message.slice(title[1].length).trim());
  return json ?? failure('Error', title[1].trim(), '');
};

/** Go: the error as JSON behind the time of its logger (aws-lambda-go, `reportFailure`); `message: Type` and `null` in go1.x. */
const go: Reader = (message) => {
  const json = /^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d+)? )(?:[\w./-]+:\d+: )?(\{"errorMessage"[\s\S]*)$/.exec(
    message,
  );
  if (json !== null) return ofJson(json[1]);
  const old = /^([^\t\r\n]*): ([A-Za-z_]\w*)\r?\nnull\s*$/.exec(message);
  if (old?.[2] !== undefined) return failure(old[2], old[1], '');
  const panic = /^(?:panic|fatal error): ([^\r\n]*)/.exec(message);
  return panic?.[1] === undefined ? undefined : failure('panic', panic[1].trim(), message, 'payload');
};

/** Rust: what the `lambda_runtime` crate logs, and panics. Terminal colors may be in between. */
const rust: Reader = (message) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors begin with one
  const text = message.replace(/\u001b\[[\d;]*m/g, '');
  const own = /^(?:\[?\d{4}-\S+\s+)?ERROR\b[^\r\n]*?\blambda_runtime(?:::\w+)*(?:\]|:) ?([^\r\n]*)/.exec(text);
  if (own?.[1] !== undefined) return failure('Error', own[1].trim(), '');
  const panic = /^thread '([^']*)'(?: \(\d+\))? panicked at ([^\r\n]*)(?:\r?\n([^\r\n]*))?/.exec(text);
  if (panic?.[2] === undefined) return undefined;
  // The handler runs on the main thread; a task of the function may be caught.
  return failure('panic', panic[3] ?? panic[2], '', panic[1] === 'main' ? 'verdict' : 'payload');
};

/** PHP's fatal error message. */
const php: Reader = (message) => {
  const fatal = /^(?:PHP )?Fatal error: +(?:Uncaught ([\w\\]+): )?([^\r\n]*)/.exec(message);
  return fatal?.[2] === undefined ? undefined : failure(fatal[1] ?? 'Fatal error', fatal[2], '');
};

const readers: readonly Reader[] = [python, node, ruby, go, rust, php, dotnet, java];

function failure(
  type: string,
  message: string | undefined,
  stack: string,
  weight: FailureWeight = 'verdict',
): LogFailure {
  const place = placeOf(stack.split(/\r?\n|\r/).flatMap((line) => readStackLine(line) ?? []));
  const cause: FailureCause = { type, message: (message ?? '').trim(), ...(place === undefined ? {} : { place }) };
  return { kind: 'failure', cause, weight };
}

function ofJson(text: string | undefined): LogFailure | undefined {
  const cause = text === undefined ? undefined : causeOf(parseObject(text));
  return cause === undefined ? undefined : { kind: 'failure', cause, weight: 'verdict' };
}
