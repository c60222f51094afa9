import { causeOfPayload } from '../model/invocation/causeOf';
import type { CallerCheck, InvokeAnswer } from '../model/invocation/invocation';
import { checkResponse } from './contracts';
import type { FunctionAnswer } from './contracts/contract';
import { detectEventType } from './detectEventType';
import { eventTypes } from './eventTypes';
import { type JsonValue, renderPath } from './json';

/**
 * What the service that sends such an event would have done with the answer. `undefined` for a payload that no service sends,
 * and where no answer tells how the function ended.
 */
export function checkAnswer(payload: string, answer: InvokeAnswer): CallerCheck | undefined {
  if (answer.kind !== 'answered') return undefined;
  const event: JsonValue = JSON.parse(payload);
  const type = detectEventType(event);
  if (type === undefined) return undefined;
  const { schema, contract } = eventTypes[type];
  const check = checkResponse(contract, event, toFunctionAnswer(answer));
  return {
    event: schema.title ?? type,
    isAccepted: check.accepted,
    verdict: check.verdict,
    findings: check.findings.map(({ path, severity, message }) => ({ path: renderPath(path), severity, message })),
    next: check.nextSentence,
  };
}

function toFunctionAnswer({ functionError, payload }: Extract<InvokeAnswer, { kind: 'answered' }>): FunctionAnswer {
  if (functionError !== undefined) return { kind: 'failed', errorType: causeOfPayload(payload)?.type };
  return { kind: 'returned', value: parsed(payload) };
}

/** What is no JSON counts as a string; a function that returns nothing returns null. */
function parsed(payload: string): JsonValue {
  if (payload === '') return null;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
