import type { SampleEvent } from '../../sampleEvent';
import { restContext } from './apiGateway';
import { httpContext } from './httpApi';
import { apiOf, callerIp, inLists, userAgent, viewerHeaders } from './requestParts';

export const apiGatewayAuthorizerSamples: readonly SampleEvent<'api-gateway'>[] = [
  {
    id: 'apigateway-authorizer-token',
    service: 'api-gateway',
    title: 'REST API authorizer: TOKEN',
    typeNames: ['apigatewayauthorizertoken', 'apigatewaytokenauthorizer'],
    model: 'sync',
    eventType: 'apigateway-authorizer-token',
    make: (facts) => {
      const { apiId, stage, method, path } = apiOf(facts, { stage: 'prod', method: 'GET', path: '/orders/o-1001' });
      return {
        type: 'TOKEN',
        authorizationToken: 'Bearer example-token',
        methodArn: facts.arn('execute-api', `${apiId}/${stage}/${method}${path}`),
      };
    },
  },
  {
    id: 'apigateway-authorizer-request',
    service: 'api-gateway',
    title: 'REST API authorizer: REQUEST',
    typeNames: ['apigatewayauthorizerrequest', 'apigatewayrequestauthorizer'],
    model: 'sync',
    eventType: 'apigateway-authorizer-request',
    make: (facts) => {
      const api = apiOf(facts, { stage: 'prod', method: 'GET', path: '/orders/o-1001' });
      const headers = {
        Accept: 'application/json',
        Authorization: 'Bearer example-token',
        Host: api.domainName,
        'User-Agent': userAgent,
        'X-Forwarded-For': callerIp,
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      };
      const query = { expand: 'items' };
      return {
        type: 'REQUEST',
        methodArn: facts.arn('execute-api', `${api.apiId}/${api.stage}/${api.method}${api.path}`),
        resource: '/orders/{orderId}',
        path: api.path,
        httpMethod: api.method,
        headers,
        multiValueHeaders: inLists(headers),
        queryStringParameters: query,
        multiValueQueryStringParameters: inLists(query),
        pathParameters: { orderId: 'o-1001' },
        stageVariables: {},
        requestContext: restContext(facts, api, '/orders/{orderId}'),
      };
    },
  },
  {
    id: 'apigateway-authorizer-http',
    service: 'api-gateway',
    title: 'HTTP API authorizer (payload format 2.0)',
    typeNames: ['apigatewayauthorizerv2', 'apigatewayrequestauthorizerv2'],
    model: 'sync',
    eventType: 'apigateway-authorizer-http',
    make: (facts) => {
      const api = apiOf(facts, { stage: '$default', method: 'GET', path: '/orders/o-1001' });
      const routeKey = 'GET /orders/{orderId}';
      return {
        version: '2.0',
        type: 'REQUEST',
        routeArn: facts.arn('execute-api', `${api.apiId}/${api.stage}/${api.method}${api.path}`),
        identitySource: ['Bearer example-token'],
        routeKey,
        rawPath: api.path,
        rawQueryString: '',
        cookies: [],
        headers: { ...viewerHeaders, authorization: 'Bearer example-token', host: api.domainName },
        requestContext: httpContext(facts, api, routeKey),
        pathParameters: { orderId: 'o-1001' },
      };
    },
  },
];
