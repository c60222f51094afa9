import type { AwsFailure } from './awsFailure';

/** The result of a port: a value or a failure. Ports never throw. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: AwsFailure };
