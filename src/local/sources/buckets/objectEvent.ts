import type { BucketNotification } from '../../../model/function/declaredSource';

/** What happened to an object. */
export interface ObjectChange {
  readonly bucket: string;
  readonly key: string;
  /** `ObjectCreated:Put`. */
  readonly eventName: string;
  /** `undefined` for a removed object. */
  readonly size: number | undefined;
  readonly eTag: string | undefined;
  readonly atMs: number;
  readonly requestId: string;
}

/** Whether a notification is for a change: its event, with `*` at the end, and the beginning and end of the key. */
export function isNotified({ events, prefix, suffix }: BucketNotification, { eventName, key }: ObjectChange): boolean {
  const isEvent = events.some((one) => {
    const wanted = one.replace(/^s3:/, '');
    return wanted.endsWith('*') ? eventName.startsWith(wanted.slice(0, -1)) : wanted === eventName;
  });
  return isEvent && key.startsWith(prefix) && key.endsWith(suffix);
}

/** The event of a notification; the key is URL-encoded, with `+` for spaces (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html). */
export function objectEvent(change: ObjectChange, configurationId: string, region: string): object {
  const { bucket, key, eventName, size, eTag, atMs, requestId } = change;
  const encoded = key
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%20', '+'))
    .join('/');
  const sequencer = Math.floor(atMs * 1000)
    .toString(16)
    .toUpperCase()
    .padStart(18, '0');
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date(atMs).toISOString(),
    eventName,
    userIdentity: { principalId: 'AWS:local' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': requestId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId,
      bucket: { name: bucket, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${bucket}` },
      object: { key: encoded, ...(size === undefined ? {} : { size, eTag }), sequencer },
    },
  };
  return { Records: [record] };
}

/** The same as an event of EventBridge: its detail type and detail. */
export function busDetail({ bucket, key, eventName, size, eTag, requestId }: ObjectChange) {
  const isCreated = eventName.startsWith('ObjectCreated');
  const object = { key, ...(size === undefined ? {} : { size, etag: eTag }) };
  const common = { version: '0', bucket: { name: bucket }, object, 'request-id': requestId, requester: 'local' };
  const reason = isCreated ? 'PutObject' : 'DeleteObject';
  return { detailType: isCreated ? 'Object Created' : 'Object Deleted', detail: { ...common, reason } };
}
