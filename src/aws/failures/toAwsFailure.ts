import type { AwsFailure } from '../../model/connection/awsFailure';
import { credentialsFailure } from '../credentials/credentialsFailure';
import { LocalServiceError } from '../local/localServiceError';
import type { CallContext } from './callContext';
import { networkFailure } from './networkFailure';
import { serviceFailure } from './serviceFailure';
import { toThrown } from './thrown';

/** Describes the error of an SDK call in one sentence: what failed, and what to do next. */
export function toAwsFailure(error: unknown, context: CallContext): AwsFailure {
  if (error instanceof LocalServiceError) {
    return { reason: 'local', name: error.name, statusCode: undefined, message: error.message };
  }
  const thrown = toThrown(error);
  return (
    serviceFailure(thrown, context) ??
    credentialsFailure(error, thrown, context) ??
    networkFailure(thrown, context) ?? {
      reason: 'other',
      name: thrown.name,
      statusCode: thrown.statusCode,
      message: `${context.action} failed for connection "${context.connectionName}": ${thrown.message || thrown.name}. See the Dwell log for more.`,
    }
  );
}
