import { parseObject } from '../../../model/base/parseObject';
import type { Operation } from '../../http/awsRequest';
import { schemasError } from '../../http/serviceError';
import { discoverSchema } from '../../schemas/discoverSchema';

/** https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discover.html, for one event and OpenApi3. */
export const getDiscoveredSchema: Operation = async ({ body }) => {
  const { Events, Type } = parseObject(body.toString('utf8')) ?? {};
  const [event, ...others]: unknown[] = Array.isArray(Events) ? Events : [];
  if (Type !== 'OpenApi3' || others.length > 0) {
    throw schemasError(
      400,
      'BadRequestException',
      'The local service only discovers OpenApi3 schemas from a single event.',
    );
  }
  const value = typeof event === 'string' ? parseObject(event) : undefined;
  if (value === undefined) throw schemasError(400, 'BadRequestException', 'The event must be a JSON object.');
  return { status: 200, body: { Content: JSON.stringify(discoverSchema(value)) } };
};
