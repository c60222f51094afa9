import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { DeclaredBucket } from '../../../model/function/declaredSource';
import type { BusStore } from '../buses/busStore';
import type { QueueStore } from '../queues/queueStore';
import type { TopicStore } from '../topics/topicStore';
import { busDetail, isNotified, type ObjectChange, objectEvent } from './objectEvent';
import { keyOfPath, pathOfKey } from './objectPath';

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly modifiedMs: number;
}

export interface BucketSurroundings {
  /** A folder for each bucket. */
  readonly bucketFolder: string;
  readonly region: string;
  readonly queues: QueueStore;
  readonly topics: TopicStore;
  readonly buses: BusStore;
  now(): number;
  /** Invokes a function asynchronously; throws where it is not there. */
  invoke(functionArn: string, payload: string): Promise<void>;
  log(line: string): void;
}

/** Buckets as folders, with the notifications that projects declare. */
export class BucketStore {
  private declared: readonly DeclaredBucket[] = [];

  constructor(private readonly surroundings: BucketSurroundings) {}

  declare(buckets: readonly DeclaredBucket[]): void {
    this.declared = buckets;
  }

  async names(): Promise<readonly string[]> {
    const made = await readdir(this.surroundings.bucketFolder, { withFileTypes: true }).catch(() => []);
    const folders = made.filter((one) => one.isDirectory()).map(({ name }) => name);
    return [...new Set([...folders, ...this.declared.map(({ name }) => name)])].sort();
  }

  async create(bucket: string): Promise<void> {
    await mkdir(join(this.surroundings.bucketFolder, bucket), { recursive: true });
  }

  /** The files below the bucket's folder, sorted by key. */
  async list(bucket: string): Promise<readonly StoredObject[]> {
    const folder = join(this.surroundings.bucketFolder, bucket);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    const found = await Promise.all(
      files.map(async (path) => {
        const { size, mtimeMs } = await stat(path);
        return { key: keyOfPath(relative(folder, path).split(sep)), size, modifiedMs: mtimeMs };
      }),
    );
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** `undefined` when there is no such object. */
  async get(bucket: string, key: string): Promise<Buffer | undefined> {
    const path = this.pathOf(bucket, key);
    return path === undefined ? undefined : readFile(path).catch(() => undefined);
  }

  /** Returns the ETag; `undefined` for a key that a file system has no place for. Notifications are delivered before it settles. */
  async put(bucket: string, key: string, bytes: Buffer): Promise<string | undefined> {
    const path = this.pathOf(bucket, key);
    if (path === undefined || !(await wasWritten(path, bytes))) return undefined;
    const eTag = eTagOf(bytes);
    await this.notify({ bucket, key, eventName: 'ObjectCreated:Put', size: bytes.length, eTag, ...this.stamp() });
    return eTag;
  }

  async remove(bucket: string, key: string): Promise<void> {
    const path = this.pathOf(bucket, key);
    if (path !== undefined) await rm(path, { force: true }).catch(() => undefined);
    const none = { size: undefined, eTag: undefined };
    await this.notify({ bucket, key, eventName: 'ObjectRemoved:Delete', ...none, ...this.stamp() });
  }

  private stamp() {
    return { atMs: this.surroundings.now(), requestId: randomUUID() };
  }

  /** A target that is not there is logged, as S3 tells nobody. */
  private async notify(change: ObjectChange): Promise<void> {
    const { region, log, buses } = this.surroundings;
    const bucket = this.declared.find(({ name }) => name === change.bucket);
    for (const one of bucket?.notifications ?? []) {
      if (!isNotified(one, change)) continue;
      await this.deliver(one.arn, JSON.stringify(objectEvent(change, one.id, region))).catch((error: unknown) => {
        log(
          `Notification ${one.id} of bucket ${change.bucket}: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    }
    if (bucket?.isOnEventBus !== true) return;
    const { detailType, detail } = busDetail(change);
    const resources = [`arn:aws:s3:::${change.bucket}`];
    await buses.put({ arn: 'default', source: 'aws.s3', detailType, detail, resources });
  }

  private async deliver(arn: string, body: string): Promise<void> {
    const { invoke, queues, topics } = this.surroundings;
    const service = arn.split(':')[2];
    if (service === 'lambda') return invoke(arn, body);
    if (service === 'sns') {
      await topics.publish({
        arn,
        message: body,
        attributes: {},
        subject: 'Amazon S3 Notification',
        traceId: undefined,
      });
      return;
    }
    const queue = queues.byArn(arn);
    if (queue === undefined) throw new Error(`There is no queue ${arn} here.`);
    const none = { traceHeader: undefined, groupId: undefined, deduplicationId: undefined, delaySeconds: undefined };
    queues.send(queue, { body, attributes: {}, ...none });
    await queues.written();
  }

  private pathOf(bucket: string, key: string): string | undefined {
    const parts = pathOfKey(key);
    return parts === undefined ? undefined : join(this.surroundings.bucketFolder, bucket, ...parts);
  }
}

/** Whether there was a place for it: with an object `a`, there is none for `a/b`, nor the other way round. */
async function wasWritten(path: string, bytes: Buffer): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    return true;
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (['EISDIR', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG'].some((one) => one === code)) return false;
    throw error;
  }
}

export function eTagOf(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}
