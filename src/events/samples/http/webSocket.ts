import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { apiOf, callerIp, inLists, userAgent } from './requestParts';

export const webSocketSamples: readonly SampleEvent<'api-gateway-websocket'>[] = [
  {
    id: 'apigateway-websocket-connect',
    service: 'api-gateway-websocket',
    title: 'WebSocket API: $connect',
    typeNames: ['apigatewaywebsocketconnect'],
    model: 'sync',
    eventType: 'apigateway-websocket',
    make: (facts) => {
      const { domainName } = socketOf(facts);
      const headers = {
        Host: domainName,
        'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
        'Sec-WebSocket-Key': `${facts.letters('key', 22)}==`,
        'Sec-WebSocket-Version': '13',
        'User-Agent': userAgent,
        'X-Amzn-Trace-Id': facts.traceHeader(),
        'X-Forwarded-For': callerIp,
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      };
      const query = { room: 'kitchen' };
      return {
        headers,
        multiValueHeaders: inLists(headers),
        queryStringParameters: query,
        multiValueQueryStringParameters: inLists(query),
        requestContext: socketContext(facts, '$connect', 'CONNECT'),
        isBase64Encoded: false,
      };
    },
  },
  {
    id: 'apigateway-websocket-message',
    service: 'api-gateway-websocket',
    title: 'WebSocket API: message',
    typeNames: ['apigatewayproxywebsocketv2', 'apigatewayv2websocket', 'apigatewaywebsocketmessage'],
    model: 'sync',
    eventType: 'apigateway-websocket',
    make: (facts) => ({
      requestContext: {
        ...socketContext(facts, 'sendMessage', 'MESSAGE'),
        messageId: `${facts.letters('message', 15)}=`,
      },
      body: JSON.stringify({ action: 'sendMessage', text: 'Order o-1001 is ready' }),
      isBase64Encoded: false,
    }),
  },
  {
    id: 'apigateway-websocket-disconnect',
    service: 'api-gateway-websocket',
    title: 'WebSocket API: $disconnect',
    typeNames: ['apigatewaywebsocketdisconnect'],
    model: 'sync',
    eventType: 'apigateway-websocket',
    make: (facts) => {
      const headers = { Host: socketOf(facts).domainName, 'x-api-key': '', 'X-Forwarded-For': '' };
      return {
        headers,
        multiValueHeaders: inLists(headers),
        requestContext: {
          ...socketContext(facts, '$disconnect', 'DISCONNECT'),
          disconnectStatusCode: 1005,
          disconnectReason: 'Client-side close frame status not set',
        },
        isBase64Encoded: false,
      };
    },
  },
];

function socketOf(facts: SampleFacts) {
  return apiOf(facts, { stage: 'prod', method: '$default', path: '' });
}

function socketContext(facts: SampleFacts, routeKey: string, eventType: string): JsonObject {
  const { apiId, stage, domainName } = socketOf(facts);
  return {
    routeKey,
    eventType,
    extendedRequestId: `${facts.letters('extended', 15)}=`,
    requestTime: facts.logTime(),
    messageDirection: 'IN',
    stage,
    connectedAt: eventType === 'CONNECT' ? facts.nowMs : facts.nowMs - 60_000,
    requestTimeEpoch: facts.nowMs,
    identity: { sourceIp: callerIp, userAgent },
    requestId: `${facts.letters('request', 15)}=`,
    domainName,
    connectionId: `${facts.letters('connection', 15)}=`,
    apiId,
  };
}
