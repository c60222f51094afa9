import { parseObject } from '../../../model/base/parseObject';
import { type SourceCredentials, signRequest } from './signRequest';

/** Which service is called, as its protocol names it. */
export interface EndpointService {
  /** Of `X-Amz-Target`: `AmazonSQS`. */
  readonly target: string;
  /** Of the credential's scope: `sqs`. */
  readonly signingName: string;
  /** Of AWS's host names. */
  readonly host: string;
  readonly jsonVersion: '1.0' | '1.1';
}

export const remoteServices = {
  sqs: { target: 'AmazonSQS', signingName: 'sqs', host: 'sqs', jsonVersion: '1.0' },
  kinesis: { target: 'Kinesis_20131202', signingName: 'kinesis', host: 'kinesis', jsonVersion: '1.1' },
  streams: {
    target: 'DynamoDBStreams_20120810',
    signingName: 'dynamodb',
    host: 'streams.dynamodb',
    jsonVersion: '1.0',
  },
} as const satisfies Record<string, EndpointService>;

/** Where sources are polled that are not this service's own. */
export interface RemoteSources {
  /** `http://localhost:4566`, or with a place for the service: `https://{service}.eu-west-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly region: string;
  /** Asked for before each request. */
  credentials(): Promise<SourceCredentials>;
}

/** Calls AWS's JSON protocols at an endpoint, or at AWS itself. Requests are signed. */
export class EndpointClient {
  constructor(private readonly sources: RemoteSources) {}

  /** Whether it has a host for each service, as AWS does. */
  get isAws(): boolean {
    return this.sources.endpoint.includes('{service}');
  }

  /** Rejects with the service's message, or when nothing answers. */
  async call(
    { target, signingName, host, jsonVersion }: EndpointService,
    operation: string,
    input: object,
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>>> {
    const { endpoint, region } = this.sources;
    const url = new URL(endpoint.replace('{service}', host));
    const body = JSON.stringify(input);
    const plain = { 'content-type': `application/x-amz-json-${jsonVersion}`, 'x-amz-target': `${target}.${operation}` };
    const credentials = await this.sources.credentials();
    const headers = signRequest({ url, headers: plain, body, region, signingName }, credentials, Date.now());
    const answer = await fetch(url, { method: 'POST', headers, body, signal: signal ?? null });
    const content = parseObject(await answer.text()) ?? {};
    if (answer.ok) return content;
    const message = content.message ?? content.Message ?? `HTTP ${answer.status}`;
    throw new Error(`${operation} at ${url.origin}: ${String(content.__type ?? '')} ${String(message)}`);
  }
}
