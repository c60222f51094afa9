/** What was attempted, so that a sentence can name it. */
export interface CallContext {
  /** IAM's name of the call: `lambda:InvokeFunction`. */
  readonly action: string;
  /** What it was about, as a noun: `function checkout`, `trace 1-…`. */
  readonly subject: string | undefined;
  /** The version or alias that was asked for, where the call takes one. */
  readonly qualifier?: string | undefined;
  readonly connectionName: string;
  readonly profile: string | undefined;
  /** Where the call went when it is not AWS itself. */
  readonly endpoint: string | undefined;
  /** The profile whose `endpoint_url` is `endpoint`. */
  readonly endpointProfile?: string | undefined;
}
