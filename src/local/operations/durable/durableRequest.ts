import { parseObject } from '../../../model/base/parseObject';
import type { Execution } from '../../durable/execution';
import type { ExecutionStore } from '../../durable/executionStore';
import type { AwsRequest } from '../../http/awsRequest';
import { invalidParameter, ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';

/* What the operations on executions share. */

/** The execution that a path names. Throws `ServiceError` if there is none. */
export function findExecution({ params }: AwsRequest, { durable }: LocalServices): Execution {
  const { arn = '' } = params;
  const execution = durable.store.find(arn);
  if (execution) return execution;
  throw new ServiceError(404, 'ResourceNotFoundException', `Durable execution not found: ${arn}`);
}

/** The callback that a path names and that still waits. Throws `ServiceError` otherwise. */
export function findCallback(
  { params }: AwsRequest,
  { durable }: LocalServices,
): NonNullable<ReturnType<ExecutionStore['findCallback']>> {
  const { id = '' } = params;
  const found = durable.store.findCallback(id);
  if (!found) throw new ServiceError(404, 'ResourceNotFoundException', `Callback not found: ${id}`);
  const { execution, operation } = found;
  if (operation.status === 'TIMED_OUT' || !execution.isRunning) {
    throw new ServiceError(400, 'CallbackTimeoutException', `Callback ${id} has timed out or its execution has ended.`);
  }
  if (operation.endMs !== undefined) throw invalidParameter(`Callback ${id} was already completed.`);
  return found;
}

/** The body as an object; empty for an empty body. Throws `ServiceError` if it is something else. */
export function readBodyObject({ body }: AwsRequest): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  const object = parseObject(body.toString('utf8'));
  if (object) return object;
  throw new ServiceError(400, 'InvalidRequestContentException', 'Could not parse request body into json.');
}

/** `MaxItems` of the query, up to 1,000. Throws `ServiceError` if it is no such number. */
export function readMaxItems(query: URLSearchParams, defaultItems: number): number {
  const text = query.get('MaxItems');
  if (text === null || text === '0') return defaultItems;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= 1_000) return number;
  throw invalidParameter(`MaxItems must be a whole number from 1 to 1000: ${text}`);
}

/** `Marker` of the query as the position that `writeMarker` was given; 0 without one. */
export function readMarker(query: URLSearchParams): number {
  const text = query.get('Marker') ?? '';
  if (text === '') return 0;
  const position = Number(Buffer.from(text, 'base64url').toString('utf8'));
  if (Number.isInteger(position) && position > 0) return position;
  throw invalidParameter(`Invalid Marker: ${text}`);
}

export function writeMarker(position: number): string {
  return Buffer.from(String(position), 'utf8').toString('base64url');
}

/** Of a response, so that Dwell can say that waits are shorter here. */
export function timeScaleHeader({ durable }: LocalServices): Record<string, string> {
  return { 'X-Dwell-Time-Scale': String(durable.timeScale) };
}
