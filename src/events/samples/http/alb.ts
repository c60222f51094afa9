import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { callerIp, inLists, orderBody, viewerHeaders } from './requestParts';

export const albSamples: readonly SampleEvent<'alb'>[] = [
  {
    id: 'alb-request',
    service: 'alb',
    title: 'Request, one value per header',
    typeNames: ['alb', 'applicationloadbalancerrequest'],
    model: 'sync',
    eventType: 'alb',
    make: (facts) => ({
      requestContext: targetGroup(facts),
      httpMethod: 'POST',
      path: '/orders',
      queryStringParameters: {},
      headers: headersOf(facts),
      body: orderBody,
      isBase64Encoded: false,
    }),
  },
  {
    id: 'alb-request-multi-value',
    service: 'alb',
    title: 'Request, multi-value headers enabled',
    typeNames: ['albmultivalueheaders'],
    model: 'sync',
    eventType: 'alb',
    make: (facts) => ({
      requestContext: targetGroup(facts),
      httpMethod: 'GET',
      path: '/orders',
      multiValueQueryStringParameters: { status: ['open', 'paid'] },
      multiValueHeaders: { ...inLists(headersOf(facts)), cookie: ['session=s-77', 'theme=dark'] },
      body: '',
      isBase64Encoded: false,
    }),
  },
];

function targetGroup(facts: SampleFacts): JsonObject {
  const resource = facts.resource('elasticloadbalancing', `targetgroup/orders/${facts.hex('group', 16)}`);
  return { elb: { targetGroupArn: facts.arn('elasticloadbalancing', resource) } };
}

function headersOf(facts: SampleFacts): Record<string, string> {
  return {
    ...viewerHeaders,
    'content-type': 'application/json',
    host: `orders-${facts.digits('balancer', 9)}.${facts.region}.elb.${facts.domain}`,
    'x-amzn-trace-id': facts.traceHeader(),
    'x-forwarded-for': callerIp,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
}
