import { asObject, parseObject } from '../base/parseObject';

/** The request that a log event belongs to, if the event names one. */
export type LineOwner = 'ours' | 'theirs' | 'unmarked';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether an event contains `requestId` in a position where Lambda, its runtimes, or loggers write it; ids inside a
 * message do not count.
 */
export function ownerOf(event: string, requestId: string): LineOwner {
  const message = event.replace(/^[\r\n]+/, '');
  const ids = message.startsWith('{') ? idsInJson(message) : idsInText(message, requestId);
  if (ids.includes(requestId)) return 'ours';
  return ids.length > 0 ? 'theirs' : 'unmarked';
}

function idsInText(message: string, requestId: string): readonly string[] {
  const platform = /^(?:(?:START|END|REPORT) )?RequestId: (\S+)/.exec(message)?.[1];
  if (platform !== undefined) return [platform];
  const column =
    // Node.js, .NET, Lambda's "Task timed out", Java's loggers; Python's loggers; Bref.
    /^\d{4}-\d\d-\d\d[T ]\S+[\t ]+(\S+)[\t ]/.exec(message)?.[1] ??
    /^\[\w+\]\t\S+\t(\S+)\t/.exec(message)?.[1] ??
    /^(\S+)\tInvoke Error\s*\t/.exec(message)?.[1];
  // Rust's tracing writes the span with its fields.
  const field = /\binvoke\{[^}]*requestId="?([^\s"}]+)/.exec(message)?.[1];
  return [column, field].flatMap((id) => (id !== undefined && (id === requestId || uuid.test(id)) ? [id] : []));
}

/** `record.requestId` of Lambda, `requestId`, `AWSRequestId`, `awsRequestId`, `function_request_id` of runtimes and loggers. */
const idKeys = new Set(['requestid', 'awsrequestid', 'functionrequestid', 'lambdarequestid']);

const maxDepth = 4;

function idsInJson(message: string): readonly string[] {
  const ids: string[] = [];
  collect(parseObject(message), ids, 0);
  return ids;
}

function collect(value: unknown, ids: string[], depth: number): void {
  if (depth > maxDepth) return;
  if (Array.isArray(value)) for (const item of value) collect(item, ids, depth + 1);
  const object = asObject(value);
  if (object === undefined || Array.isArray(value)) return;
  for (const [key, field] of Object.entries(object)) {
    const isId = typeof field === 'string' && idKeys.has(key.replace(/[_-]/g, '').toLowerCase());
    if (isId) ids.push(field);
    else if (typeof field === 'object') collect(field, ids, depth + 1);
  }
}

/** The request id in a line of a function's log, where its runtime writes one; `undefined` for plain output. */
export function requestIdOfLine(event: string): string | undefined {
  const message = event.replace(/^[\r\n]+/, '');
  return message.startsWith('{') ? idsInJson(message)[0] : idsInText(message, '')[0];
}
