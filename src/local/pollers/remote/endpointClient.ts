import { parseObject } from '../../../model/base/parseObject';

/** Which service is called, as its protocol names it. */
export interface EndpointService {
  /** Of `X-Amz-Target`: `AmazonSQS`. */
  readonly target: string;
  /** Of the credential's scope: `sqs`. */
  readonly signingName: string;
  readonly jsonVersion: '1.0' | '1.1';
}

export const remoteServices = {
  sqs: { target: 'AmazonSQS', signingName: 'sqs', jsonVersion: '1.0' },
  kinesis: { target: 'Kinesis_20131202', signingName: 'kinesis', jsonVersion: '1.1' },
  streams: { target: 'DynamoDBStreams_20120810', signingName: 'dynamodb', jsonVersion: '1.0' },
} as const satisfies Record<string, EndpointService>;

/**
 * Calls AWS's JSON protocols at an endpoint that checks no signatures: moto, LocalStack, DynamoDB Local, ElasticMQ. They read
 * region and service from the credential's scope.
 */
export class EndpointClient {
  constructor(
    private readonly endpoint: string,
    private readonly region: string,
  ) {}

  /** Rejects with the service's message, or when nothing answers. */
  async call(
    { target, signingName, jsonVersion }: EndpointService,
    operation: string,
    input: object,
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>>> {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    const scope = `local/${day}/${this.region}/${signingName}/aws4_request`;
    const answer = await fetch(this.endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': `application/x-amz-json-${jsonVersion}`,
        'X-Amz-Target': `${target}.${operation}`,
        'X-Amz-Date': `${day}T000000Z`,
        Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
      signal: signal ?? null,
    });
    const body = parseObject(await answer.text()) ?? {};
    if (answer.ok) return body;
    const message = body.message ?? body.Message ?? `HTTP ${answer.status}`;
    throw new Error(`${operation} at ${this.endpoint}: ${String(body.__type ?? '')} ${String(message)}`);
  }
}
