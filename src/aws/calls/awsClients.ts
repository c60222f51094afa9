import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { SchemasClient } from '@aws-sdk/client-schemas';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { XRayClient } from '@aws-sdk/client-xray';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { systemClock } from '../../model/base/systemClock';
import type { CredentialProvider } from '../credentials/credentials';
import type { EndpointOf } from '../credentials/profileEndpoints';
import { InvokeHandler } from './invokeHandler';
import { LimitedHandler } from './limitedHandler';
import { RateLimiter } from './rateLimiter';

/** Endpoint and credentials of a connection's clients. Absent values are determined by the SDK. */
export interface ClientSettings {
  readonly endpoint: string | undefined;
  /** The endpoint of the profile, used when `endpoint` is absent. */
  readonly endpointOf?: EndpointOf;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly credentials: CredentialProvider;
  /** Called when AWS throttles, with the time that reading continues at, in epoch milliseconds. */
  readonly onPause?: (untilMs: number) => void;
  /** For the local service, which has no request limits. */
  readonly isUnlimited?: boolean;
}

const connectionTimeoutMs = 8_000;
const readTimeoutMs = 20_000;

/** The SDK clients of one connection, each created on first use. */
export class AwsClients {
  private lambdaClient: LambdaClient | undefined;
  private invokeClient: LambdaClient | undefined;
  private xrayClient: XRayClient | undefined;
  private stsClient: STSClient | undefined;
  private sqsClient: SQSClient | undefined;
  private receiveClient: SQSClient | undefined;
  private sendClient: SQSClient | undefined;
  private kinesisClient: KinesisClient | undefined;
  private putRecordClient: KinesisClient | undefined;
  private putItemClient: DynamoDBClient | undefined;
  private dynamoDbStreamsClient: DynamoDBStreamsClient | undefined;
  private taggingClient: ResourceGroupsTaggingAPIClient | undefined;
  private schemasClient: SchemasClient | undefined;
  private logsClient: CloudWatchLogsClient | undefined;
  private cloudWatchClient: CloudWatchClient | undefined;
  private readonly base;
  private readonly endpoint: string | undefined;
  private readonly endpointOf: EndpointOf | undefined;
  private readonly limiter: RateLimiter | undefined;

  constructor(settings: ClientSettings) {
    this.limiter = settings.isUnlimited ? undefined : new RateLimiter(systemClock, settings.onPause);
    this.endpoint = settings.endpoint;
    this.endpointOf = settings.endpointOf;
    this.base = {
      ...(settings.region === undefined ? {} : { region: settings.region }),
      ...(settings.profile === undefined ? {} : { profile: settings.profile }),
      credentials: shared(settings.credentials),
    };
  }

  /** All calls about functions except invoking: within the limits of the control plane. May retry. */
  get lambda(): LambdaClient {
    this.lambdaClient ??= new LambdaClient({ ...this.baseOf('lambda'), ...reading(this.limiter) });
    return this.lambdaClient;
  }

  /**
   * Only for invoking: one attempt, because the SDK by default retries a failed or timed-out invocation twice. The caller sets
   * the deadline.
   */
  get invoke(): LambdaClient {
    this.invokeClient ??= sentOnce(
      new LambdaClient({
        ...this.baseOf('lambda'),
        maxAttempts: 1,
        requestHandler: new InvokeHandler(freshConnections()),
      }),
    );
    return this.invokeClient;
  }

  get xray(): XRayClient {
    this.xrayClient ??= new XRayClient({ ...this.baseOf('xray'), ...reading() });
    return this.xrayClient;
  }

  get logs(): CloudWatchLogsClient {
    this.logsClient ??= new CloudWatchLogsClient({ ...this.baseOf('cloudwatch_logs'), ...reading() });
    return this.logsClient;
  }

  get cloudWatch(): CloudWatchClient {
    this.cloudWatchClient ??= new CloudWatchClient({ ...this.baseOf('cloudwatch'), ...reading() });
    return this.cloudWatchClient;
  }

  get sts(): STSClient {
    this.stsClient ??= new STSClient({ ...this.baseOf('sts'), ...reading() });
    return this.stsClient;
  }

  get sqs(): SQSClient {
    this.sqsClient ??= new SQSClient({ ...this.baseOf('sqs'), ...reading() });
    return this.sqsClient;
  }

  /**
   * Only for receiving messages: one attempt, because a queue counts each delivery, including one whose response was lost, and
   * moves a message that was delivered too often to its dead-letter queue.
   */
  get receive(): SQSClient {
    this.receiveClient ??= new SQSClient({ ...this.baseOf('sqs'), ...reading(), maxAttempts: 1 });
    return this.receiveClient;
  }

  /** Only for sending messages and moving them: one attempt on a new connection, as for an invocation. */
  get sendMessages(): SQSClient {
    this.sendClient ??= new SQSClient({ ...this.baseOf('sqs'), ...sending() });
    return this.sendClient;
  }

  /** Only for PutRecord: one attempt. */
  get putRecords(): KinesisClient {
    this.putRecordClient ??= new KinesisClient({ ...this.baseOf('kinesis'), ...sending() });
    return this.putRecordClient;
  }

  /** Only for changing items: one attempt. */
  get putItems(): DynamoDBClient {
    this.putItemClient ??= new DynamoDBClient({ ...this.baseOf('dynamodb'), ...sending() });
    return this.putItemClient;
  }

  get kinesis(): KinesisClient {
    this.kinesisClient ??= new KinesisClient({ ...this.baseOf('kinesis'), ...reading() });
    return this.kinesisClient;
  }

  get dynamoDbStreams(): DynamoDBStreamsClient {
    this.dynamoDbStreamsClient ??= new DynamoDBStreamsClient({ ...this.baseOf('dynamodb_streams'), ...reading() });
    return this.dynamoDbStreamsClient;
  }

  get tagging(): ResourceGroupsTaggingAPIClient {
    this.taggingClient ??= new ResourceGroupsTaggingAPIClient({
      ...this.baseOf('resource_groups_tagging_api'),
      ...reading(),
    });
    return this.taggingClient;
  }

  get schemas(): SchemasClient {
    this.schemasClient ??= new SchemasClient({ ...this.baseOf('schemas'), ...reading() });
    return this.schemasClient;
  }

  private baseOf(serviceId: string) {
    const endpoint = this.endpoint ?? this.endpointOf?.(serviceId);
    return endpoint === undefined ? this.base : { ...this.base, endpoint };
  }

  destroy(): void {
    this.lambdaClient?.destroy();
    this.invokeClient?.destroy();
    this.xrayClient?.destroy();
    this.logsClient?.destroy();
    this.cloudWatchClient?.destroy();
    this.taggingClient?.destroy();
    this.stsClient?.destroy();
    this.sqsClient?.destroy();
    this.receiveClient?.destroy();
    this.sendClient?.destroy();
    this.putRecordClient?.destroy();
    this.putItemClient?.destroy();
    this.kinesisClient?.destroy();
    this.dynamoDbStreamsClient?.destroy();
    this.schemasClient?.destroy();
  }
}

/** Sent once, with a limit: an answer that does not come is reported as lost. */
function sending() {
  const requestHandler = new NodeHttpHandler(freshConnections());
  return { maxAttempts: 1, requestHandler };
}

function reading(limiter?: RateLimiter) {
  const timeouts = {
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: readTimeoutMs,
    throwOnRequestTimeout: true,
  };
  const requestHandler = limiter === undefined ? new NodeHttpHandler(timeouts) : new LimitedHandler(timeouts, limiter);
  return { maxAttempts: 3, requestHandler };
}

/**
 * Every invocation uses a new connection: a reused one may be closed by the server at that moment, and such a reset cannot be
 * distinguished from one after the function started. `keepAlive` stays on for its TCP probes, which keep a silent 15-minute
 * request alive in gateways that drop idle connections.
 */
function freshConnections(): NodeHttpHandlerOptions {
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = new HttpsAgent({ keepAlive: true });
  httpAgent.maxFreeSockets = 0;
  httpsAgent.maxFreeSockets = 0;
  return { connectionTimeout: connectionTimeoutMs, httpAgent, httpsAgent };
}

/**
 * Takes the SDK's middleware that retries off the client: with one attempt it has nothing to do, and a click on Invoke waits for it,
 * as for the one that logs to nobody and the one that looks whether this is a Lambda function.
 */
function sentOnce(client: LambdaClient): LambdaClient {
  const { middlewareStack } = client;
  middlewareStack.add((next) => (args) => next(args), {
    step: 'finalizeRequest',
    name: 'retryMiddleware',
    priority: 'high',
    override: true,
  });
  middlewareStack.remove('loggerMiddleware');
  middlewareStack.remove('recursionDetectionMiddleware');
  return client;
}

/** One lookup for all clients, repeated five minutes before the credentials expire, and after a failure. */
function shared(provider: CredentialProvider): CredentialProvider {
  let pending: ReturnType<CredentialProvider> | undefined;
  return async () => {
    const known = await pending?.catch(() => undefined);
    const expiresMs = known?.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
    if (known !== undefined && expiresMs - Date.now() > 300_000) return known;
    pending = provider();
    return pending;
  };
}
