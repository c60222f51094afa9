import type { ResolvedFunction } from '../../functions/functionCatalog';
import type { AwsRequest } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';

/** The function that a request is about. Throws `ServiceError` with the message that AWS has here for a missing one. */
export async function findFunction(
  { params, query }: AwsRequest,
  { catalog }: LocalServices,
): Promise<ResolvedFunction> {
  try {
    return await catalog.resolve(params.name ?? '', query.get('Qualifier'));
  } catch (error) {
    const isMissing = error instanceof ServiceError && error.status === 404;
    throw isMissing ? new ServiceError(404, error.code, "The function doesn't exist.") : error;
  }
}
