import { accountId, headers, httpMethod, isBase64Encoded, listsOfText } from './common';
import {
  anything,
  choice,
  constant,
  type JsonSchema,
  mapOf,
  number,
  orNull,
  record,
  text,
  textList,
  textOrNull,
  texts,
  whole,
} from './jsonSchema';

const body = textOrNull('The request’s body as text; absent or null when there is none.');
const epoch = whole('When the request came in, milliseconds since 1970.');
const nullableHeaders = orNull(headers);
const queryParameters = orNull(texts('Query parameters; of a repeated one the last value.'));
const multiQueryParameters = orNull(listsOfText('Query parameters with all their values.'));
const pathParameters = orNull(texts('What stands in place of {name} in the route.'));
const stageVariables = orNull(texts('The stage’s variables.'));
const authorizer = anything('What the authorizer found out: its context, claims, or the IAM identity.');

const restContext = record(
  'What API Gateway knows of the request.',
  {
    accountId,
    apiId: text('Id of the API.'),
    httpMethod,
    identity: record(
      'Who calls.',
      { sourceIp: text('Address of the client.') },
      { userAgent: textOrNull('The client’s User-Agent.') },
    ),
    requestId: text('Id of the request, also in the access log.'),
    resourceId: textOrNull('Id of the resource.'),
    resourcePath: text('The resource’s path with {parameters}.'),
    stage: text('Name of the stage.'),
  },
  {
    authorizer,
    domainName: text('Host name the client used.'),
    domainPrefix: text('First label of the host name.'),
    extendedRequestId: text('API Gateway’s extended request id.'),
    path: text('The path with the stage in front.'),
    protocol: text('HTTP/1.1.'),
    requestTimeEpoch: epoch,
    requestTime: text('When, as in a log: 23/Nov/2026:08:22:05 +0000.'),
  },
);

const httpContext = record(
  'What API Gateway, or the function URL, knows of the request.',
  {
    accountId: text('The AWS account; "anonymous" for a function URL without authentication.'),
    apiId: text('Id of the API or the function URL.'),
    domainName: text('Host name the client used.'),
    domainPrefix: text('First label of the host name.'),
    http: record('The request line.', {
      method: httpMethod,
      path: text('The path.'),
      protocol: text('HTTP/1.1.'),
      sourceIp: text('Address of the client.'),
      userAgent: textOrNull('The client’s User-Agent.'),
    }),
    requestId: text('Id of the request.'),
    time: text('When, as in a log: 23/Nov/2026:08:22:05 +0000.'),
    timeEpoch: epoch,
  },
  {
    authorizer,
    authentication: anything('The client’s certificate with mutual TLS.'),
    routeKey: text('The route that matched: "GET /orders/{orderId}", or $default.'),
    stage: text('Name of the stage, or $default.'),
  },
);

const format2 = (title: string): JsonSchema => ({
  title,
  ...record(
    'An HTTP request in payload format 2.0.',
    {
      version: constant('2.0', 'The payload format.'),
      rawPath: text('The path as the client sent it.'),
      rawQueryString: text('The query string without the question mark; "" when there is none.'),
      headers,
      requestContext: httpContext,
      isBase64Encoded: isBase64Encoded('the body'),
    },
    {
      routeKey: text('The route that matched: "GET /orders/{orderId}", or $default.'),
      cookies: orNull(textList('The cookies, each "name=value".')),
      queryStringParameters: orNull(texts('Query parameters; the values of a repeated one are joined by commas.')),
      pathParameters,
      stageVariables,
      body,
    },
  ),
});

const restRequest: JsonSchema = {
  title: 'API Gateway REST API, proxy integration',
  ...record(
    'An HTTP request through a REST API.',
    {
      resource: text('The resource’s path with {parameters}.'),
      path: text('The path the client asked for.'),
      httpMethod,
      requestContext: restContext,
    },
    {
      headers: nullableHeaders,
      multiValueHeaders: orNull(listsOfText('Headers with all their values.')),
      queryStringParameters: queryParameters,
      multiValueQueryStringParameters: multiQueryParameters,
      pathParameters,
      stageVariables,
      body,
      isBase64Encoded: isBase64Encoded('the body'),
    },
  ),
};

const format1: JsonSchema = {
  title: 'API Gateway HTTP API, payload format 1.0',
  ...record(
    'An HTTP request in payload format 1.0.',
    {
      version: constant('1.0', 'The payload format.'),
      path: text('The path the client asked for.'),
      httpMethod,
      requestContext: record(
        'What API Gateway knows of the request.',
        { apiId: text('Id of the API.') },
        { authorizer },
      ),
    },
    {
      resource: text('The route’s path with {parameters}.'),
      headers: nullableHeaders,
      multiValueHeaders: orNull(listsOfText('Headers with all their values.')),
      queryStringParameters: queryParameters,
      multiValueQueryStringParameters: multiQueryParameters,
      pathParameters,
      stageVariables,
      body,
      isBase64Encoded: isBase64Encoded('the body'),
    },
  ),
};

const webSocket: JsonSchema = {
  title: 'API Gateway WebSocket API',
  ...record(
    'A connection that opens or closes, or a message on it.',
    {
      requestContext: record(
        'What API Gateway knows of the connection.',
        {
          routeKey: text('$connect, $disconnect, $default, or what the route selection expression gave.'),
          eventType: choice('What happened.', 'CONNECT', 'MESSAGE', 'DISCONNECT'),
          connectionId: text('Where to send messages: POST …/@connections/{connectionId}.'),
          connectedAt: whole('When the connection was made, milliseconds since 1970.'),
          domainName: text('Host name of the API.'),
          stage: text('Name of the stage.'),
          apiId: text('Id of the API.'),
          requestId: text('Id of this request.'),
          requestTimeEpoch: epoch,
        },
        {
          messageId: textOrNull('Id of the message, with MESSAGE alone.'),
          disconnectStatusCode: number('Why the connection closed, with DISCONNECT alone.'),
          disconnectReason: text('Why the connection closed, in words.'),
          authorizer,
        },
      ),
    },
    {
      isBase64Encoded: isBase64Encoded('the message'),
      body: textOrNull('The message.'),
      headers: nullableHeaders,
      multiValueHeaders: orNull(listsOfText('Headers with all their values.')),
      queryStringParameters: queryParameters,
    },
  ),
};

const tokenAuthorizer: JsonSchema = {
  title: 'API Gateway Lambda authorizer, TOKEN',
  ...record('Asks whether the bearer of a token may call a method.', {
    type: constant('TOKEN', 'The kind of authorizer.'),
    authorizationToken: text('The header that the authorizer is configured with, whole: often "Bearer …".'),
    methodArn: text('The method that is called: what the policy must allow.'),
  }),
};

const requestAuthorizer: JsonSchema = {
  title: 'API Gateway Lambda authorizer, REQUEST',
  ...record(
    'Asks whether a request may call a method.',
    {
      type: constant('REQUEST', 'The kind of authorizer.'),
      methodArn: text('The method that is called: what the policy must allow.'),
      requestContext: record(
        'What API Gateway knows of the request or the connection.',
        { apiId: text('Id of the API.'), stage: text('Name of the stage.') },
        { authorizer, connectionId: text('The connection, of a WebSocket API.'), routeKey: text('The route.') },
      ),
    },
    {
      resource: text('The resource’s path with {parameters}.'),
      path: text('The path the client asked for.'),
      httpMethod,
      headers: orNull(headers),
      queryStringParameters: queryParameters,
      pathParameters,
      stageVariables,
    },
  ),
};

const httpAuthorizer: JsonSchema = {
  title: 'API Gateway HTTP API Lambda authorizer, format 2.0',
  ...record(
    'Asks whether a request may call a route.',
    {
      version: constant('2.0', 'The payload format.'),
      type: constant('REQUEST', 'The kind of authorizer.'),
      routeArn: text('The route that is called: what the policy must allow.'),
      routeKey: text('The route that matched.'),
      rawPath: text('The path as the client sent it.'),
      rawQueryString: text('The query string.'),
      requestContext: httpContext,
    },
    {
      identitySource: orNull(textList('Values of the authorizer’s identity sources, in their order.')),
      headers: nullableHeaders,
      cookies: orNull(textList('The cookies, each "name=value".')),
      queryStringParameters: queryParameters,
      pathParameters,
      stageVariables,
    },
  ),
};

const alb: JsonSchema = {
  title: 'Application Load Balancer',
  ...record(
    'An HTTP request to a target group. With multi-value headers enabled, headers and query parameters come as lists under other names.',
    {
      requestContext: record('Who forwards.', {
        elb: record('The load balancer.', { targetGroupArn: text('The target group.') }),
      }),
      httpMethod,
      path: text('The path.'),
    },
    {
      body,
      isBase64Encoded: isBase64Encoded('the body'),
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
        'What VPC Lattice knows of the request.',
        {
          serviceNetworkArn: text('The service network.'),
          serviceArn: text('The service.'),
          targetGroupArn: text('The target group.'),
          region: text('The Region.'),
          timeEpoch: text('When, microseconds since 1970.'),
        },
        { identity: anything('Who calls, with IAM authentication.') },
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

/** Events that are HTTP requests. */
export const httpSchemas = {
  restRequest,
  httpRequest: format2('API Gateway HTTP API, payload format 2.0'),
  httpRequestV1: format1,
  functionUrl: format2('Lambda function URL'),
  webSocket,
  tokenAuthorizer,
  requestAuthorizer,
  httpAuthorizer,
  alb,
  vpcLattice,
  vpcLatticeV1,
};
