import { createHash } from 'node:crypto';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { LambdaFunction } from '../../model/function/functions';

/** Reads a file of this machine; rejects where there is none. */
export type ReadBytes = (path: string) => PromiseLike<Uint8Array>;

/**
 * Whether the archive on this machine is the one that is deployed, by Lambda's checksum of it
 * (https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html). Known only where the project declares an archive:
 * one that a tool makes for its upload has another checksum each time.
 */
export async function compareCode(
  { code }: Pick<DeclaredFunction, 'code'>,
  { codeSha256 }: Pick<LambdaFunction, 'codeSha256'>,
  read: ReadBytes,
): Promise<'same' | 'different' | undefined> {
  if (code.kind !== 'zip' || codeSha256 === undefined || codeSha256 === '') return undefined;
  try {
    const hash = createHash('sha256').update(await read(code.path));
    return hash.digest('base64') === codeSha256 ? 'same' : 'different';
  } catch {
    // Not built on this machine.
    return undefined;
  }
}
