import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { LocalServices } from '../localServices';

/** A request as operations receive it: routed, with its body read. */
export interface AwsRequest {
  readonly id: string;
  /** Epoch milliseconds of its arrival. */
  readonly receivedMs: number;
  /** As it was sent, without the query. */
  readonly path: string;
  /** Parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Aborts when the caller goes away before the answer. */
  readonly signal: AbortSignal;
}

/** An object is sent as JSON. A stream is sent as it arrives and destroyed when the caller disconnects. */
export interface AwsResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Buffer | Readable | object;
}

/** One operation of an AWS API. Throws `ServiceError` for errors that are returned to the caller. */
export type Operation = (request: AwsRequest, services: LocalServices) => Promise<AwsResponse>;

/** Returns a header's first value. */
export function headerOf(request: AwsRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
