import { invalidParameter, ServiceError } from '../http/serviceError';

/** The account and region that the functions appear to be in. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

export interface FunctionReference {
  readonly name: string;
  /** Version or alias. */
  readonly qualifier: string | undefined;
}

const arnPattern =
  /^(?:arn:[\w-]+:lambda:)?(?:(?<region>[a-z]+-[a-z-]+-\d):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[\w-]+)(?::(?<qualifier>[\w$.-]+))?$/;

/**
 * Parses a function's name in any of its forms: `name`, `name:qualifier`, `account:function:name` or a whole ARN
 * (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). Throws `ServiceError` when it is invalid or names another
 * account or region.
 */
export function readFunctionReference(text: string, qualifier: string | null, place: Place): FunctionReference {
  const groups = arnPattern.exec(text)?.groups;
  const name = groups?.name;
  if (groups === undefined || name === undefined || name.length > 140) {
    const message = `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: Member must be a function name or ARN`;
    throw new ServiceError(400, 'ValidationException', message);
  }
  if (qualifier !== null && groups.qualifier !== undefined && groups.qualifier !== qualifier) {
    throw invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
  }
  if (groups.region !== undefined && groups.region !== place.region) {
    const message = `Functions from '${groups.region}' are not reachable in this region ('${place.region}')`;
    throw new ServiceError(404, 'ResourceNotFoundException', message);
  }
  if ((groups.account ?? place.accountId) !== place.accountId) throw functionNotFound(text);
  return { name, qualifier: qualifier ?? groups.qualifier };
}

/** `arn:aws:lambda:us-east-1:000000000000:function:hello`, with the qualifier where there is one. */
export function functionArn({ region, accountId }: Place, name: string, qualifier?: string): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`;
}

export function functionNotFound(arn: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', `Function not found: ${arn}`);
}
