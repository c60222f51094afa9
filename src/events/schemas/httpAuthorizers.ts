import { headers, httpMethod } from './common';
import { authorizer, httpContext, nullableHeaders, pathParameters, queryParameters, stageVariables } from './httpParts';
import { constant, type JsonSchema, orNull, record, text, textList } from './jsonSchema';

const tokenAuthorizer: JsonSchema = {
  title: 'API Gateway Lambda authorizer, TOKEN',
  ...record('Requests a decision whether the bearer of a token may call a method.', {
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
        'API Gateway’s data about the request or the connection.',
        { apiId: text('ID of the API.'), stage: text('Name of the stage.') },
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

/** Events of API Gateway's Lambda authorizers. */
export const authorizerSchemas = { tokenAuthorizer, requestAuthorizer, httpAuthorizer };
