import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/events/json';
import { request, returned } from './renderCheck';

describe('Lex', () => {
  const goesOn = 'Lex would continue with the response';
  const fails = (line: string, path: string): readonly string[] => [
    `Lex would fail with an invalid Lambda response: ${line}`,
    `error ${path} ${line}`,
  ];
  const state = (dialogAction: JsonValue, more: object = {}): JsonValue => ({
    sessionState: { dialogAction, ...more },
  });
  const intent = { name: 'BookHotel', state: 'Fulfilled' };

  test.each([
    [state({ type: 'Delegate' }), [goesOn]],
    [state({ type: 'Close' }, { intent }), [goesOn]],
    [{}, fails('sessionState is missing', '$.sessionState')],
    [
      state({ type: 'close' }),
      fails(
        'type of dialogAction is "close", not one of Close, ConfirmIntent, Delegate, ElicitIntent, ElicitSlot',
        '$.sessionState.dialogAction.type',
      ),
    ],
    [state({ type: 'Close' }), fails('intent, which Close needs, is missing', '$.sessionState.intent')],
    [
      state({ type: 'Close' }, { intent: { name: 'a', state: 'Done' } }),
      fails(
        'state of the intent is "Done", not one of Failed, Fulfilled, InProgress, ReadyForFulfillment, Waiting, FulfillmentInProgress',
        '$.sessionState.intent.state',
      ),
    ],
    [
      state({ type: 'ElicitSlot' }, { intent }),
      fails('slotToElicit is missing', '$.sessionState.dialogAction.slotToElicit'),
    ],
    [state({ type: 'ElicitIntent' }), fails('messages is missing, which ElicitIntent needs', '$.messages')],
  ])('V2 %j', (response, lines) => {
    expect(returned('lexV2', {}, response)).toEqual(lines);
  });

  test('V2 messages', () => {
    const messages = (...list: readonly JsonValue[]): JsonValue => ({
      sessionState: { dialogAction: { type: 'Delegate' } },
      messages: list,
    });
    expect(returned('lexV2', {}, messages({ contentType: 'PlainText', content: 'hi' }))).toEqual([goesOn]);
    expect(returned('lexV2', {}, messages({ contentType: 'PlainText' }))).toEqual(
      fails('content is missing', '$.messages[0].content'),
    );
    expect(returned('lexV2', {}, messages({ contentType: 'ImageResponseCard', imageResponseCard: {} }))).toEqual(
      fails('title of the card is missing', '$.messages[0].imageResponseCard.title'),
    );
  });

  test.each([
    [{ dialogAction: { type: 'Delegate', slots: {} } }, [goesOn]],
    [
      {
        dialogAction: {
          type: 'Close',
          fulfillmentState: 'Fulfilled',
          message: { contentType: 'PlainText', content: 'hi' },
        },
      },
      [goesOn],
    ],
    [
      { dialogAction: { type: 'Close' } },
      fails('fulfillmentState is missing, which Close needs', '$.dialogAction.fulfillmentState'),
    ],
    [
      { dialogAction: { type: 'ElicitSlot', intentName: 'a', slots: {} } },
      fails('slotToElicit is missing, which ElicitSlot needs', '$.dialogAction.slotToElicit'),
    ],
    [{ sessionState: {} }, fails('dialogAction is missing', '$.dialogAction')],
  ])('V1 %j', (response, lines) => {
    expect(returned('lexV1', {}, response)).toEqual(lines);
  });
});

describe('Alexa', () => {
  const plays = 'Alexa would play the response';
  const refuses = (line: string, path: string): readonly string[] => [
    `Alexa would say that there was a problem with the skill's response: ${line}`,
    `error ${path} ${line}`,
  ];
  const say = (outputSpeech: JsonValue, more: object = {}): JsonValue => ({
    version: '1.0',
    response: { outputSpeech, ...more },
  });

  test.each([
    [say({ type: 'PlainText', text: 'Hi' }), [plays]],
    [
      say({ type: 'PlainText', text: 'Hi' }, { shouldEndSession: false }),
      [plays, 'info $.response.reprompt the session stays open, but there is no reprompt'],
    ],
    [{ response: {} }, refuses('version is missing', '$.version')],
    [{ version: '1.0' }, refuses('response is missing', '$.response')],
    [say({ type: 'PlainText', ssml: 'x' }), refuses('text is missing', '$.response.outputSpeech.text')],
    [say({ type: 'SSML', ssml: 'Hi' }), refuses('ssml is not enclosed in <speak>', '$.response.outputSpeech.ssml')],
    [
      say({ type: 'PlainText', text: 'x'.repeat(8001) }),
      refuses('text has 8001 characters, more than 8,000', '$.response.outputSpeech.text'),
    ],
    [
      say(null, { shouldEndSession: 'no' }),
      refuses('shouldEndSession is a string, not true or false', '$.response.shouldEndSession'),
    ],
    [
      say(null, { card: { type: 'Plain' } }),
      refuses(
        'type of the card is "Plain", not one of Simple, Standard, LinkAccount, AskForPermissionsConsent',
        '$.response.card.type',
      ),
    ],
  ])('skill %#', (response, lines) => {
    expect(returned('alexaSkill', request('alexa-intent'), response)).toEqual(lines);
  });

  test('a session that ended takes no answer', () => {
    const ended = request('alexa-session-ended');
    expect(returned('alexaSkill', ended, null)).toEqual([plays]);
    expect(returned('alexaSkill', ended, say({ type: 'PlainText', text: 'Bye' }))).toEqual(
      refuses('a response to SessionEndedRequest cannot have speech, a card or directives', '$.response'),
    );
  });

  test('smart home', () => {
    const directive: JsonValue = { directive: { header: { correlationToken: 't' } } };
    const answer = (header: object): JsonValue => ({
      event: {
        header: {
          namespace: 'Alexa',
          name: 'Response',
          messageId: 'm',
          payloadVersion: '3',
          correlationToken: 't',
          ...header,
        },
        payload: {},
      },
    });
    expect(returned('alexaSmartHome', directive, answer({}))).toEqual(['Alexa would accept the response']);
    expect(returned('alexaSmartHome', directive, answer({ correlationToken: 'u' }))[0]).toBe(
      'Alexa would say that the device does not respond: correlationToken differs from the directive’s',
    );
    expect(returned('alexaSmartHome', directive, answer({ payloadVersion: 3 }))[0]).toBe(
      'Alexa would say that the device does not respond: payloadVersion is not "3"',
    );
    expect(returned('alexaSmartHome', directive, {})[0]).toBe(
      'Alexa would say that the device does not respond: event is missing',
    );
  });
});
