import * as v from 'valibot';
import type { Result } from '../../model/connection/result';

/** What is read of the local service. */
export interface LocalReading<Output> {
  /** Its URL; `undefined` before it was started. */
  readonly address: string | undefined;
  /** With the query. */
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, Output>;
  /** The sentence for an answer of another form. */
  readonly mismatch: string;
}

/** Reads JSON of the local service that is no operation of AWS. */
export async function readLocal<Output>(
  { address, path, schema, mismatch }: LocalReading<Output>,
  signal: AbortSignal,
): Promise<Result<Output>> {
  if (address === undefined) return failed('The local service is not running.');
  try {
    const response = await fetch(new URL(path, address), { signal });
    const read = v.safeParse(schema, await response.json());
    return read.success ? { ok: true, value: read.output } : failed(mismatch);
  } catch {
    return failed('The local service does not answer.');
  }
}

function failed(message: string): Result<never> {
  return { ok: false, failure: { reason: 'local', name: 'NotRunning', statusCode: undefined, message } };
}
