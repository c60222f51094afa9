import type { AwsFailure } from './awsFailure';

/** What a port answers: a value, or the failure in words. Ports never throw. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: AwsFailure };
