import type { AwsRequest, AwsResponse, Operation } from '../../http/awsRequest';
import type { BucketStore } from './bucketStore';
import { eTagOf } from './bucketStore';
import { decodeChunks } from './decodeChunks';

/** Whether a request is one of S3, whose paths are anything: by the service that its signature is for. */
export function isS3({ authorization }: { readonly authorization?: string | undefined }, query: string): boolean {
  return (
    /\/s3\/aws4_request/.test(authorization ?? '') || /X-Amz-Credential=[^&]*(%2F|\/)s3(%2F|\/)aws4_request/.test(query)
  );
}

/**
 * A small S3, with the bucket in the path: objects are put, read, listed and deleted
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html).
 */
export const s3Operation =
  (method: string): Operation =>
  async (request, { sources }) => {
    const [bucket = '', ...rest] = request.path.slice(1).split('/');
    const name = decoded(bucket);
    const key = decoded(rest.join('/'));
    const { buckets } = sources;
    if (name === undefined || key === undefined) {
      return failure(400, 'InvalidURI', "Couldn't parse the specified URI.");
    }
    if (name === '') return listBuckets(buckets);
    if (!/^[a-z0-9][a-z0-9.-]{2,62}$/i.test(name)) {
      return failure(400, 'InvalidBucketName', 'The specified bucket is not valid.');
    }
    const place = { bucket: name, key };
    return key === '' ? ofBucket(method, name, request, buckets) : ofObject(method, place, request, buckets);
  };

async function ofObject(
  method: string,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  request: AwsRequest,
  buckets: BucketStore,
): Promise<AwsResponse> {
  switch (method) {
    case 'PUT': {
      if (request.headers['x-amz-copy-source'] !== undefined) break;
      const eTag = await buckets.put(bucket, key, bytesOf(request));
      if (eTag === undefined) break;
      return { status: 200, headers: { ETag: `"${eTag}"` }, body: Buffer.alloc(0) };
    }
    case 'GET':
    case 'HEAD': {
      const bytes = await buckets.get(bucket, key);
      if (bytes === undefined) return failure(404, 'NoSuchKey', 'The specified key does not exist.');
      const headers = { ETag: `"${eTagOf(bytes)}"`, 'Content-Type': 'application/octet-stream' };
      return { status: 200, headers, body: bytes };
    }
    case 'DELETE':
      await buckets.remove(bucket, key);
      return { status: 204, body: Buffer.alloc(0) };
  }
  return failure(
    501,
    'NotImplemented',
    'A header, query or key you provided requests a feature that is not implemented.',
  );
}

function bytesOf({ headers, body }: AwsRequest): Buffer {
  const isChunked =
    /aws-chunked/.test(String(headers['content-encoding'] ?? '')) ||
    /^STREAMING-/.test(String(headers['x-amz-content-sha256'] ?? ''));
  return isChunked ? decodeChunks(body) : body;
}

/** `undefined` when it is not percent-encoded UTF-8. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

async function ofBucket(
  method: string,
  bucket: string,
  { query }: AwsRequest,
  buckets: BucketStore,
): Promise<AwsResponse> {
  if (method === 'PUT') {
    await buckets.create(bucket);
    return { status: 200, headers: { Location: `/${bucket}` }, body: Buffer.alloc(0) };
  }
  if (!(await buckets.names()).includes(bucket)) {
    return failure(404, 'NoSuchBucket', 'The specified bucket does not exist');
  }
  if (method === 'HEAD') return { status: 200, body: Buffer.alloc(0) };
  if (
    method !== 'GET' ||
    [...query.keys()].some(
      (one) =>
        !/^(list-type|prefix|max-keys|start-after|continuation-token|encoding-type|delimiter|fetch-owner)$/.test(one),
    )
  ) {
    return failure(501, 'NotImplemented', 'A header or query you provided requests a feature that is not implemented.');
  }
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const size = Number(query.get('max-keys') ?? 1000);
  const all = (await buckets.list(bucket)).filter(({ key }) => key.startsWith(prefix) && key > after);
  const page = all.slice(0, size);
  const next = all.length > page.length ? page.at(-1)?.key : undefined;
  const contents = page.map(
    ({ key, size: bytes, modifiedMs }) =>
      `<Contents><Key>${escapeXml(key)}</Key><LastModified>${new Date(modifiedMs).toISOString()}</LastModified><Size>${bytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const token = next === undefined ? '' : `<NextContinuationToken>${escapeXml(next)}</NextContinuationToken>`;
  const inner = `<Name>${escapeXml(bucket)}</Name><Prefix>${escapeXml(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${size}</MaxKeys><IsTruncated>${next !== undefined}</IsTruncated>${token}${contents.join('')}`;
  return xml(200, `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</ListBucketResult>`);
}

async function listBuckets(buckets: BucketStore): Promise<AwsResponse> {
  const rows = (await buckets.names()).map((name) => `<Bucket><Name>${escapeXml(name)}</Name></Bucket>`).join('');
  return xml(200, `<ListAllMyBucketsResult><Buckets>${rows}</Buckets></ListAllMyBucketsResult>`);
}

function failure(status: number, code: string, message: string): AwsResponse {
  return xml(status, `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`);
}

function xml(status: number, text: string): AwsResponse {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`, 'utf8');
  return { status, headers: { 'Content-Type': 'application/xml' }, body };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
