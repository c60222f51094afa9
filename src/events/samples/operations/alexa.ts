import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const alexaSamples: readonly SampleEvent<'alexa'>[] = [
  {
    id: 'alexa-launch',
    service: 'alexa',
    title: 'Skill: LaunchRequest',
    model: 'sync',
    eventType: 'alexa-skill',
    make: (facts) => skillRequest(facts, true, { type: 'LaunchRequest' }),
  },
  {
    id: 'alexa-intent',
    service: 'alexa',
    title: 'Skill: IntentRequest',
    model: 'sync',
    eventType: 'alexa-skill',
    make: (facts) =>
      skillRequest(facts, false, {
        type: 'IntentRequest',
        dialogState: 'COMPLETED',
        intent: {
          name: 'OrderTeaIntent',
          confirmationStatus: 'NONE',
          slots: { Kind: { name: 'Kind', value: 'green', confirmationStatus: 'NONE' } },
        },
      }),
  },
  {
    id: 'alexa-session-ended',
    service: 'alexa',
    title: 'Skill: SessionEndedRequest',
    model: 'sync',
    eventType: 'alexa-skill',
    make: (facts) => skillRequest(facts, false, { type: 'SessionEndedRequest', reason: 'USER_INITIATED' }),
  },
  {
    id: 'alexa-smart-home-turn-on',
    service: 'alexa',
    title: 'Smart home: TurnOn',
    model: 'sync',
    eventType: 'alexa-smart-home',
    make: (facts) => ({
      directive: {
        header: {
          namespace: 'Alexa.PowerController',
          name: 'TurnOn',
          payloadVersion: '3',
          messageId: facts.uuid('message'),
          correlationToken: facts.letters('correlation', 40),
        },
        endpoint: {
          scope: { type: 'BearerToken', token: 'example-token' },
          endpointId: 'kettle-1',
          cookie: {},
        },
        payload: {},
      },
    }),
  },
];

function skillRequest(facts: SampleFacts, isNew: boolean, request: JsonObject): JsonObject {
  const application = { applicationId: `amzn1.ask.skill.${facts.uuid('skill')}` };
  const user = { userId: `amzn1.ask.account.${facts.letters('user', 40).toUpperCase()}` };
  return {
    version: '1.0',
    session: {
      new: isNew,
      sessionId: `amzn1.echo-api.session.${facts.uuid('session')}`,
      application,
      attributes: {},
      user,
    },
    context: {
      System: {
        application,
        user,
        device: { deviceId: `amzn1.ask.device.${facts.letters('device', 40).toUpperCase()}`, supportedInterfaces: {} },
        apiEndpoint: 'https://api.amazonalexa.com',
        apiAccessToken: 'example-token',
      },
    },
    request: {
      requestId: `amzn1.echo-api.request.${facts.uuid('request')}`,
      timestamp: facts.isoSeconds(),
      locale: 'en-US',
      ...request,
    },
  };
}
