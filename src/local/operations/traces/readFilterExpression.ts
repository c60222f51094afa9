import type { FilterExpression } from '../../../trace/filter/filterExpression';
import { parseFilterExpression } from '../../../trace/filter/parseFilterExpression';
import { invalidRequest } from '../../http/serviceError';

/** The filter expression of a request; none is true for every trace. Throws X-Ray's refusal for what cannot be read. */
export function readFilterExpression(text: unknown): FilterExpression {
  if (text === undefined || text === null) return { kind: 'everything' };
  const parsed = parseFilterExpression(String(text));
  if (parsed.ok) return parsed.value;
  throw invalidRequest(`Invalid filter expression: ${parsed.problem.message}`);
}
