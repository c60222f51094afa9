import { invalidMember, mustMatch } from '../http/invalidMember';
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

/** As recorded from AWS. */
const namePattern = String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`;
const qualifierPattern = String.raw`\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+`;
const maxLength = 170;

/**
 * Parses a function's name in any of its forms: `name`, `name:qualifier`, `account:function:name` or a whole ARN
 * (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). Throws `ServiceError` when it is invalid or names another
 * account or region.
 */
export function readFunctionReference(text: string, qualifier: string | null, place: Place): FunctionReference {
  const groups = arnPattern.exec(text)?.groups;
  const name = groups?.name;
  if (text.length > maxLength) {
    throw invalidMember('functionName', text, `Member must have length less than or equal to ${maxLength}`);
  }
  if (groups === undefined || name === undefined) throw invalidMember('functionName', text, mustMatch(namePattern));
  if (qualifier !== null && !/^[\w$.-]*$/.test(qualifier)) {
    throw invalidMember('qualifier', qualifier, mustMatch(qualifierPattern));
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

/** The error for an alias that does not exist, where an operation is about aliases. */
export function aliasNotFound(arn: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', `Cannot find alias arn: ${arn}`);
}
