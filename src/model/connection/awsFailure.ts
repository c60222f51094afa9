/**
 * An error of a call to AWS, already put into words: `message` is one sentence that names what failed and what to do
 * next. `name` and `statusCode` are AWS's own, for the curious.
 */
export interface AwsFailure {
  readonly reason:
    | 'credentials'
    | 'accessDenied'
    | 'notFound'
    | 'throttled'
    | 'invalid'
    | 'conflict'
    /** The function's or the account's setup must change before it can run. */
    | 'configuration'
    | 'service'
    | 'network'
    | 'timeout'
    | 'local'
    | 'other';
  readonly name: string;
  readonly statusCode: number | undefined;
  readonly message: string;
  /** What may put it right, beside trying again. */
  readonly remedy?: AwsRemedy | undefined;
}

export type AwsRemedy =
  /** The login of an SSO session or the console has run out. */
  | { readonly kind: 'signIn' }
  /** The configuration file does not say what it should about this profile. */
  | { readonly kind: 'openConfig'; readonly profile: string };
