/** The parts of an SDK error that matter here, whatever its class. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  /** Node's own: `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** Absent when no answer arrived. */
  readonly statusCode: number | undefined;
  readonly requestId: string | undefined;
  /** `Reason` of a TooManyRequestsException. */
  readonly throttleReason: string | undefined;
  readonly retryAfterSeconds: string | undefined;
}
