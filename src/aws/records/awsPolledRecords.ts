import { type AttributeValue, DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutRecordCommand } from '@aws-sdk/client-kinesis';
import { GetEventSourceMappingCommand, GetFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, SendMessageCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import type { Result } from '../../model/connection/result';
import type { MappingChange } from '../../model/function/mappingChange';
import type { SendAnswer } from '../../model/polling/followedRecord';
import type { PollMetric, PollMetricsRequest } from '../../model/polling/pollMetrics';
import type {
  AttributeMap,
  PollEventPage,
  PolledRecords,
  ReadingRequest,
  SendRecordRequest,
} from '../../model/polling/recordContent';
import type { QueueCounts, SourceReading } from '../../model/polling/sourceReading';
import type { AwsClients } from '../calls/awsClients';
import { wasNeverSent } from '../failures/networkFailure';
import { toThrown } from '../failures/thrown';
import { changeMapping } from './changeMapping';
import type { PolledGateways } from './polledGateways';
import { queueName, urlOf } from './queueUrl';
import { readPollMetrics } from './readPollMetrics';

type FinalAnswer = Exclude<SendAnswer, { kind: 'waiting' }>;

/** A deduplication id of its own for each message: sending the same content twice is the user's wish. */
const deduplicationId = () => crypto.randomUUID();

/** Sends records to queues, streams and tables, once each, and reads what AWS says about where they are. */
export class AwsPolledRecords implements PolledRecords {
  constructor(
    private readonly gateways: PolledGateways,
    /** Reads the local service's decisions; `undefined` for AWS, which has none. */
    private readonly decide: PolledRecords['decisions'],
    private readonly now: () => number,
  ) {}

  async send(request: SendRecordRequest, signal: AbortSignal): Promise<FinalAnswer> {
    const about = aboutOf(request);
    try {
      const clients = await this.gateways.ofSources.clients(signal);
      return { kind: 'sent', ...(await sendWith(clients, request, signal)), atMs: this.now() };
    } catch (error) {
      const thrown = toThrown(error);
      const failure = this.gateways.ofSources.failure(error, about);
      const isOwn = failure.reason === 'credentials' || failure.reason === 'local';
      const isRefused = (thrown.statusCode ?? 0) >= 400 && thrown.isFromAws;
      const kind = isRefused || isOwn || wasNeverSent(thrown) ? 'refused' : 'lost';
      return { kind, atMs: this.now(), failure };
    }
  }

  decisions(after: number, waitSeconds: number, signal: AbortSignal): Promise<Result<PollEventPage | undefined>> {
    return this.decide(after, waitSeconds, signal);
  }

  /** Missing permissions become sentences in `problems`: the rest is still worth showing. */
  async read(
    { arn, deadLetterArn, mappingUuid }: ReadingRequest,
    signal: AbortSignal,
  ): Promise<Result<Omit<SourceReading, 'sightings'>>> {
    const isQueue = arn.split(':')[2] === 'sqs';
    const about = { action: 'lambda:GetEventSourceMapping', subject: `event source mapping ${mappingUuid}` };
    const [queue, dead, mapping] = await Promise.all([
      isQueue ? this.queueCounts(arn, signal) : undefined,
      deadLetterArn === undefined ? undefined : this.queueCounts(deadLetterArn, signal),
      this.gateways.gateway.read(about, signal, async ({ lambda }) => {
        const command = new GetEventSourceMappingCommand({ UUID: mappingUuid });
        const { State, LastProcessingResult } = await lambda.send(command, { abortSignal: signal });
        return { state: State ?? 'Other', lastResult: LastProcessingResult };
      }),
    ]);
    const problems = [queue, dead, mapping].flatMap((one) =>
      one === undefined || one.ok ? [] : [one.failure.message],
    );
    return {
      ok: true,
      value: {
        atMs: this.now(),
        queue: queue?.ok ? queue.value : undefined,
        deadLetters: dead?.ok ? dead.value.waiting + dead.value.inFlight : undefined,
        mapping: mapping.ok ? mapping.value : undefined,
        problems: [...new Set(problems)],
      },
    };
  }

  readMetrics(request: PollMetricsRequest, signal: AbortSignal): Promise<Result<readonly PollMetric[]>> {
    return readPollMetrics(this.gateways.gateway, request, this.now(), signal);
  }

  redrive(deadLetterArn: string, signal: AbortSignal): Promise<Result<undefined>> {
    const about = { action: 'sqs:StartMessageMoveTask', subject: `queue ${queueName(deadLetterArn)}` };
    return this.gateways.ofSources.read(about, signal, async ({ sendMessages }) => {
      await sendMessages.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetterArn }), { abortSignal: signal });
      return undefined;
    });
  }

  change(change: MappingChange, signal: AbortSignal): Promise<Result<undefined>> {
    return changeMapping(this.gateways, change, signal);
  }

  reservedConcurrency(functionName: string, signal: AbortSignal): Promise<Result<number | 'none'>> {
    const about = { action: 'lambda:GetFunctionConcurrency', subject: `function ${functionName}` };
    return this.gateways.gateway.read(about, signal, async ({ lambda }) => {
      const command = new GetFunctionConcurrencyCommand({ FunctionName: functionName });
      return (await lambda.send(command, { abortSignal: signal })).ReservedConcurrentExecutions ?? 'none';
    });
  }

  queueCounts(arn: string, signal: AbortSignal): Promise<Result<QueueCounts>> {
    const about = { action: 'sqs:GetQueueAttributes', subject: `queue ${queueName(arn)}` };
    return this.gateways.ofSources.read(about, signal, async ({ sqs }) => {
      const command = new GetQueueAttributesCommand({
        QueueUrl: await urlOf(sqs, arn, signal),
        AttributeNames: [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
          'ApproximateNumberOfMessagesDelayed',
        ],
      });
      const { Attributes = {} } = await sqs.send(command, { abortSignal: signal });
      return {
        waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
        inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
        delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
      };
    });
  }
}

async function sendWith(
  { sqs, sendMessages, putRecords, putItems }: AwsClients,
  { arn, content, traceId }: SendRecordRequest,
  signal: AbortSignal,
): Promise<{ readonly recordId: string | undefined; readonly traceId: string | undefined }> {
  const options = { abortSignal: signal };
  switch (content.kind) {
    case 'message': {
      const { body, attributes, groupId, delaySeconds } = content;
      const isFifo = arn.endsWith('.fifo');
      const command = new SendMessageCommand({
        QueueUrl: await urlOf(sqs, arn, signal),
        MessageBody: body,
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, { dataType, stringValue, binaryBase64 }]) => [
            name,
            {
              DataType: dataType,
              StringValue: stringValue,
              BinaryValue: binaryBase64 === undefined ? undefined : Buffer.from(binaryBase64, 'base64'),
            },
          ]),
        ),
        MessageSystemAttributes: {
          AWSTraceHeader: { DataType: 'String', StringValue: `Root=${traceId};Sampled=1` },
        },
        ...(isFifo ? { MessageGroupId: groupId ?? 'dwell', MessageDeduplicationId: deduplicationId() } : {}),
        ...(delaySeconds === undefined || isFifo ? {} : { DelaySeconds: delaySeconds }),
      });
      const { MessageId } = await sendMessages.send(command, options);
      return { recordId: MessageId, traceId };
    }
    case 'record': {
      const command = new PutRecordCommand({
        StreamARN: arn.split('/').slice(0, 2).join('/'),
        Data: Buffer.from(content.dataBase64, 'base64'),
        PartitionKey: content.partitionKey,
      });
      const { ShardId, SequenceNumber } = await putRecords.send(command, options);
      return { recordId: `${ShardId}:${SequenceNumber}`, traceId: undefined };
    }
    case 'put':
      await putItems.send(new PutItemCommand({ TableName: tableName(arn), Item: attributesOf(content.item) }), options);
      return { recordId: undefined, traceId: undefined };
    case 'delete':
      await putItems.send(
        new DeleteItemCommand({ TableName: tableName(arn), Key: attributesOf(content.key) }),
        options,
      );
      return { recordId: undefined, traceId: undefined };
  }
}

function aboutOf({ content, arn }: SendRecordRequest) {
  switch (content.kind) {
    case 'message':
      return { action: 'sqs:SendMessage', subject: `queue ${queueName(arn)}` };
    case 'record':
      return { action: 'kinesis:PutRecord', subject: `stream ${arn.split('/')[1] ?? arn}` };
    case 'put':
      return { action: 'dynamodb:PutItem', subject: `table ${tableName(arn)}` };
    case 'delete':
      return { action: 'dynamodb:DeleteItem', subject: `table ${tableName(arn)}` };
  }
}

/** `arn:aws:dynamodb:…:table/NAME/stream/…` */
function tableName(arn: string): string {
  return arn.split('/')[1] ?? arn;
}

/** The service checks what the values are. Bytes are Base64 text in JSON, and bytes in the SDK. */
function attributesOf(map: AttributeMap): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, attributeOf(value)]));
}

function attributeOf(value: Readonly<Record<string, unknown>>): AttributeValue {
  const { S, N, B, BOOL, NULL, SS, NS, BS, L, M } = value;
  if (typeof S === 'string') return { S };
  if (typeof N === 'string') return { N };
  if (typeof B === 'string') return { B: Buffer.from(B, 'base64') };
  if (typeof BOOL === 'boolean') return { BOOL };
  if (typeof NULL === 'boolean') return { NULL: true };
  if (Array.isArray(SS)) return { SS: SS.map(String) };
  if (Array.isArray(NS)) return { NS: NS.map(String) };
  if (Array.isArray(BS)) return { BS: BS.map((one) => Buffer.from(String(one), 'base64')) };
  if (Array.isArray(L)) return { L: L.map((one) => attributeOf(toObject(one))) };
  return { M: attributesOf(toMap(M)) };
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function toMap(value: unknown): AttributeMap {
  return Object.fromEntries(Object.entries(toObject(value)).map(([name, one]) => [name, toObject(one)]));
}
