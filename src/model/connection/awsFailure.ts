/**
 * An error of a call to AWS: `message` is one sentence that names what failed and what to do next. `name` and `statusCode` are
 * AWS's own.
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
  /** The action that may help, besides a retry. */
  readonly remedy?: AwsRemedy | undefined;
}

export type AwsRemedy =
  /** The login of an SSO session or the console has expired. */
  | { readonly kind: 'signIn' }
  /** The configuration file's entry of the profile is missing or incomplete. */
  | { readonly kind: 'openConfig'; readonly profile: string };
