import { ServiceError } from './serviceError';

/**
 * The error for a member of a request that breaks a constraint of Lambda's API, in AWS's words. `value`: as the request has it,
 * `undefined` where it is missing.
 */
export function invalidMember(member: string, value: unknown, constraint: string): ServiceError {
  const shown = value === undefined || value === null ? 'null' : `'${value}'`;
  const message = `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`;
  return new ServiceError(400, 'ValidationException', message);
}

/** `pattern`: as AWS writes it. */
export function mustMatch(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`;
}

export function mustBeOneOf(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`;
}

/** The number of a request; `undefined` where there is none. Throws `ServiceError` outside of the range. */
export function readRange(member: string, value: unknown, [min, max]: readonly [number, number]): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  const isLow = Number(value) < min;
  const constraint = `Member must have value ${isLow ? 'greater' : 'less'} than or equal to ${isLow ? min : max}`;
  throw invalidMember(member, value, constraint);
}
