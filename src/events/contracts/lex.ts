import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from '../json';
import { type Contract, Findings, named } from './contract';

/**
 * Lex V2. "Preparing responses" in its guide: sessionState.dialogAction.type is required; ElicitSlot requires a slot; every type
 * but ElicitIntent and Delegate requires the intent, Close its state; ElicitIntent requires messages.
 */
export const lexV2: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Lex would say its error message and end the turn: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const state =
      object === undefined ? undefined : findings.object(object.sessionState, ['sessionState'], 'sessionState');
    if (state !== undefined) checkState(findings, state, object?.messages);
    if (object?.messages !== undefined && object.messages !== null) checkMessages(findings, object.messages);
    return findings.judge({
      accepted: 'Lex would continue with the response',
      refused: 'Lex would fail with an invalid Lambda response',
    });
  },
};

const actionTypes = ['Close', 'ConfirmIntent', 'Delegate', 'ElicitIntent', 'ElicitSlot'];

function checkState(findings: Findings, state: JsonObject, messages: JsonValue | undefined): void {
  const path = ['sessionState', 'dialogAction'];
  const action = findings.object(state.dialogAction, path, 'dialogAction');
  const type =
    action === undefined
      ? undefined
      : findings.oneOf(action.type, [...path, 'type'], 'type of dialogAction', actionTypes);
  if (type === undefined) return;
  if (type === 'ElicitSlot') findings.text(action?.slotToElicit, [...path, 'slotToElicit'], 'slotToElicit');
  if (type === 'ElicitIntent') {
    if (messages === undefined) findings.error(['messages'], 'messages is missing, which ElicitIntent needs');
    return;
  }
  if (type === 'Delegate' && state.intent === undefined) return;
  const intent = findings.object(state.intent, ['sessionState', 'intent'], `intent, which ${type} needs,`);
  if (intent === undefined) return;
  findings.text(intent.name, ['sessionState', 'intent', 'name'], 'name of the intent');
  if (type === 'Close') {
    findings.oneOf(intent.state, ['sessionState', 'intent', 'state'], 'state of the intent', [
      'Failed',
      'Fulfilled',
      'InProgress',
      'ReadyForFulfillment',
      'Waiting',
      'FulfillmentInProgress',
    ]);
  }
}

function checkMessages(findings: Findings, messages: JsonValue): void {
  for (const [index, message] of (findings.list(messages, ['messages'], 'messages') ?? []).entries()) {
    const path = ['messages', index];
    const one = findings.object(message, path, 'a message');
    if (one === undefined) continue;
    const type = findings.oneOf(one.contentType, [...path, 'contentType'], 'contentType', [
      'CustomPayload',
      'ImageResponseCard',
      'PlainText',
      'SSML',
    ]);
    if (type === undefined) continue;
    if (type === 'ImageResponseCard') {
      const card = findings.object(one.imageResponseCard, [...path, 'imageResponseCard'], 'imageResponseCard');
      if (card !== undefined) findings.text(card.title, [...path, 'imageResponseCard', 'title'], 'title of the card');
    } else findings.text(one.content, [...path, 'content'], 'content');
  }
}

/** The fields that each type of dialogAction requires. */
const v1Needs: Readonly<Record<string, readonly string[]>> = {
  Close: ['fulfillmentState'],
  ConfirmIntent: ['intentName', 'slots'],
  Delegate: ['slots'],
  ElicitIntent: [],
  ElicitSlot: ['intentName', 'slots', 'slotToElicit'],
};

/** Lex V1. "Response format" in its guide: dialogAction with a type, and the fields of that type. */
export const lexV1: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Lex would say its error message and end the turn: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const path: JsonPath = ['dialogAction'];
    const action = object === undefined ? undefined : findings.object(object.dialogAction, path, 'dialogAction');
    const type =
      action === undefined
        ? undefined
        : findings.oneOf(action.type, [...path, 'type'], 'type of dialogAction', Object.keys(v1Needs));
    for (const name of type === undefined ? [] : (v1Needs[type] ?? [])) {
      if (action?.[name] === undefined) findings.error([...path, name], `${name} is missing, which ${type} needs`);
    }
    if (type === 'Close' && action?.fulfillmentState !== undefined) {
      findings.oneOf(action.fulfillmentState, [...path, 'fulfillmentState'], 'fulfillmentState', [
        'Fulfilled',
        'Failed',
      ]);
    }
    if (isJsonObject(action?.message)) {
      findings.oneOf(action.message.contentType, [...path, 'message', 'contentType'], 'contentType', [
        'PlainText',
        'SSML',
        'CustomPayload',
      ]);
      findings.text(action.message.content, [...path, 'message', 'content'], 'content');
    }
    return findings.judge({
      accepted: 'Lex would continue with the response',
      refused: 'Lex would fail with an invalid Lambda response',
    });
  },
};
