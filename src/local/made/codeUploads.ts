import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asObject } from '../../model/base/parseObject';
import { invalidParameter } from '../http/serviceError';
import type { UploadedCode } from './made';

/** An archive on this machine. */
export interface StoredUpload {
  readonly path: string;
  readonly code: UploadedCode;
}

/** Archives that calls have uploaded, as files. They stay where the state is kept, else they are removed when the service stops. */
export class CodeUploads {
  constructor(
    readonly folder: string,
    /** Stands for S3: a folder for each bucket. */
    private readonly bucketFolder: string,
  ) {}

  /** Stores `ZipFile`, or the object of the local S3 folder. Throws `ServiceError` in Lambda's words. */
  async store(value: unknown): Promise<StoredUpload> {
    const bytes = await this.read(asObject(value) ?? {});
    // The beginning of every archive, and of an empty one.
    if (!['PK\u0003\u0004', 'PK\u0005\u0006'].includes(bytes.subarray(0, 4).toString('latin1'))) {
      throw invalidParameter('Could not unzip uploaded file. Please check your file, then try to upload again.');
    }
    const hash = createHash('sha256').update(bytes);
    const sha256 = hash.digest('base64');
    const path = join(this.folder, `${Buffer.from(sha256, 'base64').toString('hex')}.zip`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    return { path, code: { sha256, bytes: bytes.length } };
  }

  private async read({ ZipFile, S3Bucket, S3Key, ImageUri, Content }: Record<string, unknown>): Promise<Buffer> {
    if (typeof ImageUri === 'string') throw invalidParameter('The local service does not run container images.');
    const zip = ZipFile ?? Content;
    if (typeof zip === 'string') return Buffer.from(zip, 'base64');
    if (typeof S3Bucket !== 'string' || typeof S3Key !== 'string' || /^\.*$|\//.test(S3Bucket)) {
      throw invalidParameter('Please provide a source for function code.');
    }
    const path = join(this.bucketFolder, S3Bucket, ...S3Key.split('/').filter((part) => part !== '..'));
    return readFile(path).catch(() => {
      throw invalidParameter(
        'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
      );
    });
  }
}
