import type { FrontRequest } from '../frontRequest';

/** What an event is built of. */
export interface EventFacts {
  readonly request: FrontRequest;
  readonly accountId: string;
  readonly region: string;
  readonly apiId: string;
  /** With the port. */
  readonly domainName: string;
  readonly stage: string;
  /** `/users/{id}` for a REST API; `GET /users/{id}` or `$default` for an HTTP API. */
  readonly routeKey: string;
  /** Without the stage. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly traceHeader: string;
  /** Of `requestContext`: what an authorizer returned. */
  readonly authorizer: Readonly<Record<string, unknown>> | undefined;
}

/** Returns an object, or `null` when it is empty, as REST APIs write it. */
export function orNull<T extends object>(value: T): T | null {
  return Object.keys(value).length === 0 ? null : value;
}
