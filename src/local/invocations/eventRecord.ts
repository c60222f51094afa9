import { parseObject } from '../../model/base/parseObject';
import type { MessageAttribute } from '../sources/queues/queue';
import type { EventEnd, EventResponse } from './queuedEvent';

export interface EndedEvent {
  readonly requestId: string;
  /** Unqualified. */
  readonly functionArn: string;
  /** As the caller named it. */
  readonly qualifier: string | undefined;
  readonly payload: string;
  readonly end: EventEnd;
  readonly atMs: number;
}

/** What a destination is sent (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html). */
export function eventRecord({
  requestId,
  functionArn,
  qualifier,
  payload,
  end,
  atMs,
}: EndedEvent): Readonly<Record<string, unknown>> {
  return {
    version: '1.0',
    timestamp: new Date(atMs).toISOString(),
    requestContext: {
      requestId,
      functionArn: `${functionArn}:${qualifier ?? '$LATEST'}`,
      condition: end.condition,
      approximateInvokeCount: end.invokeCount,
    },
    requestPayload: JSON.parse(payload),
    ...(end.response === undefined ? {} : responseOf(end.response)),
  };
}

function responseOf({ body, isFunctionError, version }: EventResponse): object {
  return {
    responseContext: {
      statusCode: 200,
      executedVersion: version,
      ...(isFunctionError ? { functionError: 'Unhandled' } : {}),
    },
    responsePayload: body === '' ? null : JSON.parse(body),
  };
}

/** The key under which S3 gets a failure. */
export function eventKey(functionName: string, atMs: number, id: string): string {
  const time = new Date(atMs).toISOString().slice(0, 19);
  const day = time.slice(0, 10);
  return `aws/lambda/async/${functionName}/${day.replaceAll('-', '/')}/${time.replaceAll(':', '.')}-${id}`;
}

/** What a dead-letter queue has beside the event (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq). */
export function deadLetterAttributes({ requestId, end }: EndedEvent): Readonly<Record<string, MessageAttribute>> {
  const isZero = end.condition === 'ZeroReservedConcurrency';
  const message = isZero
    ? 'Function not invoked. Function is configured with zero reserved concurrent executions'
    : String(parseObject(end.response?.body ?? '')?.errorMessage ?? 'Rate Exceeded.');
  return {
    RequestID: { DataType: 'String', StringValue: requestId },
    ErrorCode: { DataType: 'Number', StringValue: end.response === undefined ? '429' : '200' },
    ErrorMessage: { DataType: 'String', StringValue: message.slice(0, 1024) },
  };
}
