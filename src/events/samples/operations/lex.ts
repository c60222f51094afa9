import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';

const city: JsonObject = {
  shape: 'Scalar',
  value: { originalValue: 'Lisbon', interpretedValue: 'Lisbon', resolvedValues: ['Lisbon'] },
};
const slots: JsonObject = { City: city, Nights: null };

function intentV2(state: string): JsonObject {
  return { name: 'BookHotel', slots, state, confirmationState: 'None' };
}

const fallback: JsonObject = {
  intent: { name: 'FallbackIntent', slots: {}, state: 'InProgress', confirmationState: 'None' },
  interpretationSource: 'Lex',
};

export const lexSamples: readonly SampleEvent<'lex'>[] = [
  {
    id: 'lex-v2-dialog',
    service: 'lex',
    title: 'V2: dialog code hook',
    typeNames: ['lexv2'],
    model: 'sync',
    eventType: 'lex-v2',
    make: (facts) => ({
      messageVersion: '1.0',
      invocationSource: 'DialogCodeHook',
      inputMode: 'Text',
      responseContentType: 'text/plain; charset=utf-8',
      sessionId: facts.digits('session', 15),
      inputTranscript: 'I want a hotel in Lisbon',
      bot: {
        id: facts.letters('bot', 10).toUpperCase(),
        name: 'BookTrip',
        aliasId: 'TSTALIASID',
        aliasName: 'TestBotAlias',
        localeId: 'en_US',
        version: 'DRAFT',
      },
      interpretations: [{ intent: intentV2('InProgress'), interpretationSource: 'Lex', nluConfidence: 0.93 }, fallback],
      proposedNextState: {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Nights' },
        intent: intentV2('InProgress'),
      },
      sessionState: {
        sessionAttributes: {},
        activeContexts: [],
        intent: intentV2('InProgress'),
        originatingRequestId: facts.uuid('request'),
      },
      transcriptions: [
        {
          transcription: 'I want a hotel in Lisbon',
          transcriptionConfidence: 1,
          resolvedContext: { intent: 'BookHotel' },
          resolvedSlots: { City: city },
        },
      ],
    }),
  },
  {
    id: 'lex-v1-dialog',
    service: 'lex',
    title: 'V1: dialog code hook',
    typeNames: ['lex'],
    model: 'sync',
    eventType: 'lex-v1',
    make: (facts) => ({
      messageVersion: '1.0',
      invocationSource: 'DialogCodeHook',
      userId: facts.letters('user', 20),
      sessionAttributes: {},
      requestAttributes: null,
      bot: { name: 'BookTrip', alias: '$LATEST', version: '$LATEST' },
      outputDialogMode: 'Text',
      currentIntent: {
        name: 'BookHotel',
        slots: { City: 'Lisbon', Nights: null },
        slotDetails: { City: { resolutions: [{ value: 'Lisbon' }], originalValue: 'Lisbon' } },
        confirmationStatus: 'None',
      },
      inputTranscript: 'I want a hotel in Lisbon',
    }),
  },
];
