import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { type InvocationType, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { BatchGetTracesCommand, XRayClient } from '@aws-sdk/client-xray';
import { createTraceId } from '../../src/model/invocation/traceId';
import type { RunningLocalService } from './localService';

type Where = Pick<RunningLocalService, 'endpoint' | 'region'>;

function settings({ endpoint, region }: Where) {
  return { endpoint, region, credentials: { accessKeyId: 'any', secretAccessKey: 'any' }, maxAttempts: 1 };
}

/** The unmodified AWS SDK, with nothing but another endpoint. */
export const lambdaClient = (service: Where) => new LambdaClient(settings(service));
export const xrayClient = (service: Where) => new XRayClient(settings(service));
export const sqsClient = (service: Where) => new SQSClient(settings(service));
export const kinesisClient = (service: Where) => new KinesisClient(settings(service));
export const tableStreamsClient = (service: Where) => new DynamoDBStreamsClient(settings(service));
export const logsClient = (service: Where) => new CloudWatchLogsClient(settings(service));

export interface Answer {
  readonly status: number | undefined;
  readonly functionError: string | undefined;
  readonly version: string | undefined;
  /** The payload as JSON; `undefined` for an empty one. */
  readonly payload: unknown;
  readonly log: string;
  readonly requestId: string;
  readonly traceId: string;
}

/** Invokes with a trace id made beforehand, as the extension does. */
export async function invoke(
  service: Where,
  name: string,
  event: unknown,
  type: InvocationType = 'RequestResponse',
): Promise<Answer> {
  const client = lambdaClient(service);
  const traceId = createTraceId(Date.now(), crypto.randomUUID());
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: Record<string, string> };
      request.headers['x-amzn-trace-id'] = `Root=${traceId};Sampled=1`;
      return next(args);
    },
    { step: 'build' },
  );
  const input = { FunctionName: name, InvocationType: type, Payload: JSON.stringify(event) };
  const answer = await client.send(
    new InvokeCommand(type === 'RequestResponse' ? { ...input, LogType: 'Tail' } : input),
  );
  const text = answer.Payload?.transformToString() ?? '';
  return {
    status: answer.StatusCode,
    functionError: answer.FunctionError,
    version: answer.ExecutedVersion,
    payload: text === '' ? undefined : JSON.parse(text),
    log: Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8'),
    requestId: answer.$metadata.requestId ?? '',
    traceId,
  };
}

/** A segment document, as far as the tests look at it. */
export interface SegmentDocument {
  readonly id: string;
  readonly name: string;
  readonly trace_id: string;
  readonly parent_id?: string;
  readonly origin?: string;
  readonly start_time: number;
  readonly end_time?: number;
  readonly in_progress?: boolean;
  readonly inferred?: boolean;
  readonly error?: boolean;
  readonly fault?: boolean;
  readonly http?: { readonly response?: { readonly status: number } };
  readonly aws?: Readonly<Record<string, unknown>>;
  readonly cause?: {
    readonly working_directory: string;
    readonly exceptions: readonly {
      readonly type: string;
      readonly message: string;
      readonly stack?: readonly { readonly path: string; readonly line: number; readonly label: string }[];
    }[];
  };
  readonly subsegments?: readonly SegmentDocument[];
}

/** The documents of a trace; none while X-Ray does not know it. */
export async function segmentsOf(service: Where, traceId: string): Promise<readonly SegmentDocument[]> {
  const answer = await xrayClient(service).send(new BatchGetTracesCommand({ TraceIds: [traceId] }));
  return (answer.Traces?.[0]?.Segments ?? []).map((one) => JSON.parse(one.Document ?? ''));
}

/** One line per node, indented: name, origin, what is wrong or running. */
export function outline(documents: readonly SegmentDocument[], indent = ''): readonly string[] {
  return [...documents]
    .sort((a, b) => a.start_time - b.start_time)
    .flatMap((one) => {
      const status = one.http?.response?.status;
      const marks = [
        one.origin,
        status === undefined ? undefined : String(status),
        ...(['error', 'fault', 'in_progress', 'inferred'] as const).filter((mark) => one[mark] === true),
      ];
      const line = [one.name, ...marks.filter((mark) => mark !== undefined)].join(' ');
      return [`${indent}${line}`, ...outline(one.subsegments ?? [], `${indent}  `)];
    });
}
