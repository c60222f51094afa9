import type { AwsFailure } from '../../model/connection/awsFailure';
import { credentialsFailure } from '../credentials/credentialsFailure';
import { LocalServiceError } from '../local/localServiceError';
import type { CallContext } from './callContext';
import { networkFailure } from './networkFailure';
import { serviceFailure } from './serviceFailure';
import type { Thrown } from './thrown';

/** Puts whatever an SDK call threw into one sentence: what failed, and what to do next. */
export function toAwsFailure(error: unknown, context: CallContext): AwsFailure {
  if (error instanceof LocalServiceError) {
    return { reason: 'local', name: error.name, statusCode: undefined, message: error.message };
  }
  const thrown = toThrown(error);
  return (
    serviceFailure(thrown, context) ??
    credentialsFailure(thrown, context) ??
    networkFailure(thrown, context) ?? {
      reason: 'other',
      name: thrown.name,
      statusCode: thrown.statusCode,
      message: `${context.action} failed for connection "${context.connectionName}": ${thrown.message || thrown.name}. See the Dwell log for more.`,
    }
  );
}

/** Reads an error of any shape; a service's answer that is not AWS's still gives its status. */
export function toThrown(error: unknown): Thrown {
  const fields = fieldsOf(error);
  const metadata = fieldsOf(fields.$metadata);
  const response = fieldsOf(fields.$response);
  return {
    name: text(fields.name) ?? 'Error',
    message: text(fields.message) ?? String(error),
    code: text(fields.code),
    statusCode: number(metadata.httpStatusCode) ?? number(response.statusCode),
    requestId: text(metadata.requestId),
    throttleReason: text(fields.Reason),
    retryAfterSeconds: text(fields.retryAfterSeconds),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  const names = ['name', 'message', 'code', '$metadata', '$response', 'httpStatusCode', 'statusCode', 'requestId'];
  const known = [...names, 'Reason', 'retryAfterSeconds'];
  return Object.fromEntries(known.map((name) => [name, Reflect.get(value, name)]));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
