import { headers, httpMethod, isBase64Encoded, listsOfText } from './common';
import { authorizerSchemas } from './httpAuthorizers';
import {
  authorizer,
  body,
  epoch,
  httpContext,
  multiQueryParameters,
  nullableHeaders,
  pathParameters,
  queryParameters,
  restContext,
  stageVariables,
} from './httpParts';
import {
  choice,
  constant,
  type JsonSchema,
  number,
  orNull,
  record,
  text,
  textList,
  textOrNull,
  texts,
  whole,
} from './jsonSchema';
import { loadBalancerSchemas } from './loadBalancers';

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
      headers: orNull(headers),
      multiValueHeaders: orNull(listsOfText('Headers with all their values.')),
      queryStringParameters: queryParameters,
      multiValueQueryStringParameters: multiQueryParameters,
      pathParameters,
      stageVariables,
      requestContext: restContext,
      body,
    },
    { isBase64Encoded: isBase64Encoded('the body') },
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
        { apiId: text('ID of the API.') },
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
        'API Gateway’s data about the connection.',
        {
          routeKey: text('$connect, $disconnect, $default, or the result of the route selection expression.'),
          eventType: choice('The event type.', 'CONNECT', 'MESSAGE', 'DISCONNECT'),
          connectionId: text('Where to send messages: POST …/@connections/{connectionId}.'),
          connectedAt: whole('When the connection was established, milliseconds since 1970.'),
          domainName: text('Host name of the API.'),
          stage: text('Name of the stage.'),
          apiId: text('ID of the API.'),
          requestId: text('ID of this request.'),
          requestTimeEpoch: epoch,
        },
        {
          messageId: textOrNull('ID of the message, only with MESSAGE.'),
          disconnectStatusCode: number('Status code of the closed connection, only with DISCONNECT.'),
          disconnectReason: text('Reason why the connection closed.'),
          authorizer,
        },
      ),
      isBase64Encoded: isBase64Encoded('the message'),
    },
    {
      body: textOrNull('The message.'),
      headers: nullableHeaders,
      multiValueHeaders: orNull(listsOfText('Headers with all their values.')),
      queryStringParameters: queryParameters,
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
  ...authorizerSchemas,
  ...loadBalancerSchemas,
};
