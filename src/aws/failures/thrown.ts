/** The relevant parts of an SDK error of any class. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  /** Node's own: `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** Node's own: `connect` while there was no connection yet. */
  readonly syscall: string | undefined;
  /** Absent when no response arrived. */
  readonly statusCode: number | undefined;
  readonly requestId: string | undefined;
  /** Whether the response has a header of AWS or an emulator: a request id or an error type. */
  readonly isFromAws: boolean;
  /** The target of a redirect. */
  readonly location: string | undefined;
  /** `Reason` of a TooManyRequestsException. */
  readonly throttleReason: string | undefined;
  readonly retryAfterSeconds: string | undefined;
}

/** Reads an error of any class; a response that is not from AWS still has a status. */
export function toThrown(error: unknown): Thrown {
  const fields = fieldsOf(error);
  const metadata = fieldsOf(fields.$metadata);
  const response = fieldsOf(fields.$response);
  const headers = headersOf(response.headers);
  const name = text(fields.name) ?? 'Error';
  const requestId = text(metadata.requestId);
  return {
    name,
    message: text(fields.message) ?? String(error),
    code: text(fields.code),
    syscall: text(fields.syscall),
    statusCode: number(metadata.httpStatusCode) ?? number(response.statusCode),
    requestId,
    isFromAws: requestId !== undefined || headers['x-amzn-errortype'] !== undefined || isNamedByBody(fields, name),
    location: headers.location,
    throttleReason: text(fields.Reason),
    retryAfterSeconds: text(fields.retryAfterSeconds) ?? headers['retry-after'],
  };
}

/**
 * Whether the body names the error: the SDK uses `Unknown` when it does not, and names such as `SyntaxError` when it could not be
 * parsed.
 */
function isNamedByBody(fields: Record<string, unknown>, name: string): boolean {
  return text(fields.$fault) !== undefined && !/^(Unknown|UnknownError|Error|.*ServiceException)$/.test(name);
}

const names = [
  'name',
  'message',
  'code',
  'syscall',
  '$metadata',
  '$response',
  '$fault',
  'httpStatusCode',
  'statusCode',
  'requestId',
  'headers',
  'Reason',
  'retryAfterSeconds',
];

function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(names.map((name) => [name, Reflect.get(value, name)]));
}

function headersOf(value: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name.toLowerCase(), text(one)]));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
