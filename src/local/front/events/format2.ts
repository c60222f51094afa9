import { headerOf } from '../frontRequest';
import type { EventFacts } from './eventFacts';
import { bodyOf, forwardedHeaders, isTextType, joinedValues, logTime } from './requestParts';

/**
 * The event of HTTP APIs in payload format 2.0, and of function URLs
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html). A named stage is part of `rawPath`.
 */
export function format2Event(facts: EventFacts): Readonly<Record<string, unknown>> {
  const { request, routeKey, pathParameters, traceHeader } = facts;
  const headers = forwardedHeaders(request, { traceHeader, keepsCase: false });
  const cookies = headers.filter(([name]) => name === 'cookie').flatMap(([, value]) => value.split(/; */));
  const query = [...new URLSearchParams(request.query)];
  const body = request.body.length === 0 ? { isBase64Encoded: false } : bodyOf(request, isTextType(request));
  return {
    version: '2.0',
    routeKey,
    rawPath: rawPathOf(facts),
    rawQueryString: request.query,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers: joinedValues(headers.filter(([name]) => name !== 'cookie')),
    ...(query.length === 0 ? {} : { queryStringParameters: joinedValues(query) }),
    requestContext: format2Context(facts),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    ...body,
  };
}

/** Also part of the event of an authorizer. */
export function format2Context(facts: EventFacts): Readonly<Record<string, unknown>> {
  const { request, routeKey, stage, apiId, domainName, accountId, authorizer } = facts;
  const http = {
    method: request.method,
    path: rawPathOf(facts),
    protocol: 'HTTP/1.1',
    sourceIp: request.sourceIp,
    userAgent: headerOf(request, 'user-agent') ?? '',
  };
  return {
    accountId,
    apiId,
    ...(authorizer === undefined ? {} : { authorizer }),
    domainName,
    domainPrefix: apiId,
    http,
    requestId: request.id,
    routeKey,
    stage,
    time: logTime(request.receivedMs),
    timeEpoch: Math.floor(request.receivedMs),
  };
}

export function rawPathOf({ stage, path }: EventFacts): string {
  return stage === '$default' ? path : `/${stage}${path}`;
}
