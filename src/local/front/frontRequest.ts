import type { IncomingHttpHeaders } from 'node:http';

/** A request of a browser or another HTTP client, with its body. */
export interface FrontRequest {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly receivedMs: number;
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** Name and value in the order and spelling of the client. */
  readonly rawHeaders: readonly (readonly [string, string])[];
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly signal: AbortSignal;
}

/** The response to such a request. */
export interface FrontResponse {
  readonly status: number;
  /** A header can occur several times. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** Returns the first value of a header; `name` in lower case. */
export function headerOf({ headers }: Pick<FrontRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Builds a response with a JSON body. */
export function jsonResponse(status: number, body: object, headers: FrontResponse['headers'] = []): FrontResponse {
  return {
    status,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: Buffer.from(JSON.stringify(body), 'utf8'),
  };
}
