import { accountId, headers, httpMethod, listsOfText } from './common';
import { anything, orNull, record, text, textOrNull, texts, whole } from './jsonSchema';

/** The body of a request. */
export const body = textOrNull('The request’s body as text; absent or null when there is none.');
/** The time of a request. */
export const epoch = whole('Time of the request, milliseconds since 1970.');
/** Headers, or null. */
export const nullableHeaders = orNull(headers);
/** Query parameters with one value each. */
export const queryParameters = orNull(texts('Query parameters; the last value of repeated ones.'));
/** Query parameters with all their values. */
export const multiQueryParameters = orNull(listsOfText('Query parameters with all their values.'));
/** Path parameters. */
export const pathParameters = orNull(texts('The values of {name} in the route.'));
/** Stage variables. */
export const stageVariables = orNull(texts('The stage’s variables.'));
/** The result of an authorizer. */
export const authorizer = anything('The result of the authorizer: its context, claims, or the IAM identity.');

/** The request context of REST APIs. */
export const restContext = record(
  'What API Gateway knows of the request.',
  {
    accountId,
    apiId: text('ID of the API.'),
    httpMethod,
    identity: record(
      'Who calls.',
      { sourceIp: text('Address of the client.') },
      { userAgent: textOrNull('The client’s User-Agent.') },
    ),
    path: text('The path with the stage in front.'),
    requestId: text('ID of the request, also in the access log.'),
    requestTimeEpoch: epoch,
    resourceId: textOrNull('ID of the resource.'),
    resourcePath: text('The resource’s path with {parameters}.'),
    stage: text('Name of the stage.'),
  },
  {
    authorizer,
    domainName: text('Host name the client used.'),
    domainPrefix: text('First label of the host name.'),
    extendedRequestId: text('API Gateway’s extended request ID.'),
    protocol: text('HTTP/1.1.'),
    requestTime: text('When, as in a log: 23/Nov/2026:08:22:05 +0000.'),
  },
);

/** The request context of HTTP APIs and function URLs. */
export const httpContext = record(
  'Data about the request from API Gateway or the function URL.',
  {
    accountId: text('The AWS account; "anonymous" for a function URL without authentication.'),
    apiId: text('ID of the API or the function URL.'),
    domainName: text('Host name the client used.'),
    domainPrefix: text('First label of the host name.'),
    http: record('The request line.', {
      method: httpMethod,
      path: text('The path.'),
      protocol: text('HTTP/1.1.'),
      sourceIp: text('Address of the client.'),
      userAgent: textOrNull('The client’s User-Agent.'),
    }),
    requestId: text('ID of the request.'),
    routeKey: text('The route that matched: "GET /orders/{orderId}", or $default.'),
    stage: text('Name of the stage, or $default.'),
    time: text('When, as in a log: 23/Nov/2026:08:22:05 +0000.'),
    timeEpoch: epoch,
  },
  { authorizer, authentication: anything('The client’s certificate with mutual TLS.') },
);
