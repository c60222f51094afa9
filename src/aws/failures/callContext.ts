/** A call, as its failure's sentence names it. */
export interface CallContext {
  /** IAM's name of the call: `lambda:InvokeFunction`. */
  readonly action: string;
  /** The subject, as a noun: `function checkout`, `trace 1-…`. */
  readonly subject: string | undefined;
  /** The version or alias, if the call has one. */
  readonly qualifier?: string | undefined;
  readonly connectionName: string;
  readonly profile: string | undefined;
  /** The endpoint of the call; absent for AWS itself. */
  readonly endpoint: string | undefined;
  /** The profile whose `endpoint_url` is `endpoint`. */
  readonly endpointProfile?: string | undefined;
}
