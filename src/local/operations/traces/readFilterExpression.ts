import type { FilterExpression } from '../../../trace/filter/filterExpression';
import { parseFilterExpression } from '../../../trace/filter/parseFilterExpression';
import { invalidRequest } from '../../http/serviceError';

/** Parses the filter expression of a request; without one, every trace matches. Throws X-Ray's error when it is invalid. */
export function readFilterExpression(text: unknown): FilterExpression {
  if (text === undefined || text === null) return { kind: 'everything' };
  const parsed = parseFilterExpression(String(text));
  if (parsed.ok) return parsed.value;
  throw invalidRequest(`Invalid filter expression: ${parsed.problem.message}`);
}
