/** What a call attempted and where, for the sentence that describes its failure. */
export interface CallContext {
  /** IAM's name of the call: `lambda:InvokeFunction`. */
  readonly action: string;
  /** What it was about, as a noun: `function checkout`, `trace 1-…`. */
  readonly subject: string | undefined;
  readonly connectionName: string;
  readonly profile: string | undefined;
  /** Where the call went when it is not AWS itself. */
  readonly endpoint: string | undefined;
}
