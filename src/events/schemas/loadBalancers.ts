import { headers, httpMethod, isBase64Encoded, listsOfText } from './common';
import { body } from './httpParts';
import { anything, constant, type JsonSchema, mapOf, orNull, record, text, texts } from './jsonSchema';

const alb: JsonSchema = {
  title: 'Application Load Balancer',
  ...record(
    'An HTTP request to a target group. With multi-value headers enabled, headers and query parameters are lists under other names.',
    {
      requestContext: record('The load balancer.', {
        elb: record('The load balancer.', { targetGroupArn: text('The target group.') }),
      }),
      httpMethod,
      path: text('The path.'),
      body,
      isBase64Encoded: isBase64Encoded('the body'),
    },
    {
      headers,
      multiValueHeaders: listsOfText('Headers with all their values.'),
      queryStringParameters: texts('Query parameters, still URL-encoded.'),
      multiValueQueryStringParameters: listsOfText('Query parameters with all their values, still URL-encoded.'),
    },
  ),
};

const textOrTexts: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };

const vpcLattice: JsonSchema = {
  title: 'VPC Lattice, event structure 2.0',
  ...record(
    'An HTTP request to a service of VPC Lattice.',
    {
      version: constant('2.0', 'The event structure.'),
      path: text('The path.'),
      method: httpMethod,
      headers: mapOf('Header names and values.', textOrTexts),
      requestContext: record(
        'VPC Lattice’s data about the request.',
        {
          serviceNetworkArn: text('The service network.'),
          serviceArn: text('The service.'),
          targetGroupArn: text('The target group.'),
          region: text('The Region.'),
          timeEpoch: text('Time of the request, microseconds since 1970.'),
        },
        { identity: anything('The caller, with IAM authentication.') },
      ),
    },
    {
      queryStringParameters: mapOf('Query parameters.', textOrTexts),
      body,
      isBase64Encoded: isBase64Encoded('the body'),
    },
  ),
};

const vpcLatticeV1: JsonSchema = {
  title: 'VPC Lattice, event structure 1.0',
  ...record(
    'An HTTP request to a service of VPC Lattice.',
    { raw_path: text('The path with the query string.'), method: httpMethod },
    {
      headers: mapOf('Header names and values.', textOrTexts),
      query_string_parameters: orNull(mapOf('Query parameters.', textOrTexts)),
      body,
      is_base64_encoded: isBase64Encoded('the body'),
    },
  ),
};

/** HTTP requests from load balancers and VPC Lattice. */
export const loadBalancerSchemas = { alb, vpcLattice, vpcLatticeV1 };
