import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { callerIp, userAgent } from '../http/requestParts';
import { bucketOf } from '../notifications/s3';

export const lambdaEdgeSamples: readonly SampleEvent<'cloudfront'>[] = [
  {
    id: 'cloudfront-viewer-request',
    service: 'cloudfront',
    title: 'Viewer request',
    typeNames: ['cloudfrontrequest'],
    model: 'sync',
    eventType: 'lambda-edge',
    make: (facts) => edgeEvent(facts, 'viewer-request', { request: viewerRequest(facts) }),
  },
  {
    id: 'cloudfront-origin-request',
    service: 'cloudfront',
    title: 'Origin request (S3 origin)',
    model: 'sync',
    eventType: 'lambda-edge',
    make: (facts) => edgeEvent(facts, 'origin-request', { request: originRequest(facts) }),
  },
  {
    id: 'cloudfront-origin-request-body',
    service: 'cloudfront',
    title: 'Origin request with a body',
    model: 'sync',
    eventType: 'lambda-edge',
    make: (facts) =>
      edgeEvent(facts, 'origin-request', {
        request: {
          ...originRequest(facts),
          method: 'POST',
          uri: '/orders',
          body: {
            action: 'read-only',
            data: { $base64: { orderId: 'o-1001' } },
            encoding: 'base64',
            inputTruncated: false,
          },
        },
      }),
  },
  {
    id: 'cloudfront-origin-response',
    service: 'cloudfront',
    title: 'Origin response',
    model: 'sync',
    eventType: 'lambda-edge',
    make: (facts) => edgeEvent(facts, 'origin-response', { request: originRequest(facts), response: response(facts) }),
  },
  {
    id: 'cloudfront-viewer-response',
    service: 'cloudfront',
    title: 'Viewer response',
    typeNames: ['cloudfrontresponse'],
    model: 'sync',
    eventType: 'lambda-edge',
    make: (facts) => edgeEvent(facts, 'viewer-response', { request: viewerRequest(facts), response: response(facts) }),
  },
];

function edgeEvent(facts: SampleFacts, eventType: string, cf: JsonObject): JsonObject {
  return {
    Records: [
      {
        cf: {
          config: {
            distributionDomainName: `${facts.letters('domain', 14)}.cloudfront.net`,
            distributionId: facts
              .resource('cloudfront', `distribution/E${facts.letters('distribution', 13).toUpperCase()}`)
              .replace('distribution/', ''),
            eventType,
            requestId: `${facts.letters('request', 54)}==`,
          },
          ...cf,
        },
      },
    ],
  };
}

function viewerRequest(facts: SampleFacts): JsonObject {
  return {
    clientIp: callerIp,
    headers: headersOf({
      Host: `${facts.letters('domain', 14)}.cloudfront.net`,
      'User-Agent': userAgent,
      Accept: '*/*',
    }),
    method: 'GET',
    querystring: 'size=large',
    uri: '/pictures/tea.jpg',
  };
}

function originRequest(facts: SampleFacts): JsonObject {
  const domainName = `${bucketOf(facts)}.s3.${facts.region}.${facts.domain}`;
  return {
    ...viewerRequest(facts),
    headers: headersOf({
      'X-Forwarded-For': callerIp,
      'User-Agent': 'Amazon CloudFront',
      Via: `2.0 ${facts.hex('edge', 32)}.cloudfront.net (CloudFront)`,
      Host: domainName,
    }),
    origin: {
      s3: { authMethod: 'origin-access-identity', customHeaders: {}, domainName, path: '', region: facts.region },
    },
  };
}

function response(facts: SampleFacts): JsonObject {
  return {
    headers: headersOf({
      'Content-Type': 'image/jpeg',
      'Content-Length': '9593',
      Date: facts.httpDate(),
      'Last-Modified': facts.httpDate(-86_400_000),
      Server: 'AmazonS3',
    }),
    status: '200',
    statusDescription: 'OK',
  };
}

/** CloudFront's form: lowercase names, and each value with the original name. */
function headersOf(headers: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), [{ key, value }]]));
}
