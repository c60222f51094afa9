import { headerOf } from '../frontRequest';
import { type EventFacts, orNull } from './eventFacts';
import { allValues, bodyOf, forwardedHeaders, isMediaType, isTextType, lastValues, logTime } from './requestParts';

/**
 * The event of a REST API with proxy integration
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format).
 * A body is base64 where its content type is one of the API's binary media types.
 */
export function restEvent(facts: EventFacts, binaryMediaTypes: readonly string[]): Readonly<Record<string, unknown>> {
  const isText = !isMediaType(headerOf(facts.request, 'content-type') ?? 'application/json', binaryMediaTypes);
  return proxyEvent(facts, { isText, keepsCase: true });
}

/** The event of an HTTP API in payload format 1.0. */
export function httpFormat1Event(facts: EventFacts): Readonly<Record<string, unknown>> {
  const { requestContext, ...event } = proxyEvent(facts, { isText: isTextType(facts.request), keepsCase: false });
  const { path } = facts;
  return { version: '1.0', ...event, requestContext: { ...requestContext, path, resourceId: null } };
}

function proxyEvent(
  facts: EventFacts,
  { isText, keepsCase }: { readonly isText: boolean; readonly keepsCase: boolean },
) {
  const { request, routeKey, path, pathParameters, traceHeader } = facts;
  const headers = forwardedHeaders(request, { traceHeader, keepsCase });
  const query = [...new URLSearchParams(request.query)];
  const body = request.body.length === 0 ? { body: null, isBase64Encoded: false } : bodyOf(request, isText);
  return {
    resource: routeKey.replace(/^[A-Z]+ /, ''),
    path,
    httpMethod: request.method,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: orNull(lastValues(query)),
    multiValueQueryStringParameters: orNull(allValues(query)),
    pathParameters: orNull(pathParameters),
    stageVariables: null,
    requestContext: requestContext(facts),
    ...body,
  };
}

function requestContext(facts: EventFacts) {
  const { request, routeKey, stage, path, apiId, domainName, accountId, authorizer } = facts;
  return {
    accountId,
    apiId,
    ...(authorizer === undefined ? {} : { authorizer }),
    resourceId: 'local',
    resourcePath: routeKey,
    httpMethod: request.method,
    path: `/${stage}${path}`,
    stage,
    protocol: 'HTTP/1.1',
    domainName,
    domainPrefix: apiId,
    requestId: request.id,
    extendedRequestId: request.id,
    requestTime: logTime(request.receivedMs),
    requestTimeEpoch: Math.floor(request.receivedMs),
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: request.sourceIp,
      user: null,
      userAgent: headerOf(request, 'user-agent') ?? null,
      userArn: null,
    },
  };
}
