import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const bedrockAgentSamples: readonly SampleEvent<'bedrock-agent'>[] = [
  {
    id: 'bedrock-agent-function',
    service: 'bedrock-agent',
    title: 'Action group with function details',
    typeNames: ['bedrockagentfunction'],
    model: 'sync',
    eventType: 'bedrock-agent',
    make: (facts) => ({
      ...turn(facts),
      function: 'orderStatus',
      parameters: [{ name: 'orderId', type: 'string', value: 'o-1001' }],
    }),
  },
  {
    id: 'bedrock-agent-api',
    service: 'bedrock-agent',
    title: 'Action group with an OpenAPI schema',
    typeNames: ['bedrockagent'],
    model: 'sync',
    eventType: 'bedrock-agent',
    make: (facts) => ({
      ...turn(facts),
      apiPath: '/orders/{orderId}',
      httpMethod: 'POST',
      parameters: [{ name: 'orderId', type: 'string', value: 'o-1001' }],
      requestBody: {
        content: { 'application/json': { properties: [{ name: 'note', type: 'string', value: 'Ring twice.' }] } },
      },
    }),
  },
];

function turn(facts: SampleFacts): JsonObject {
  return {
    messageVersion: '1.0',
    agent: {
      name: 'shop-assistant',
      id: facts.resource('bedrock', `agent/${facts.letters('agent', 10).toUpperCase()}`).replace('agent/', ''),
      alias: 'TSTALIASID',
      version: 'DRAFT',
    },
    inputText: 'Where is my order o-1001?',
    sessionId: facts.digits('session', 15),
    actionGroup: 'orders',
    sessionAttributes: {},
    promptSessionAttributes: {},
  };
}
