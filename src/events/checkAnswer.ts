import { causeOfPayload } from '../model/invocation/causeOf';
import type { CallerCheck, InvokeAnswer } from '../model/invocation/invocation';
import { type ContractId, checkResponse } from './contracts';
import type { FunctionAnswer } from './contracts/contract';
import { detectEventType } from './detectEventType';
import { eventTypes } from './eventTypes';
import { type JsonValue, renderPath } from './json';
import { readStreamedResponse } from './streamedResponse';

/** Callers that read the prelude of a streamed response. */
const preludeContracts: readonly ContractId[] = ['functionUrl', 'apiGatewayRest'];

/**
 * Checks how the service that sends such an event would treat the response. `undefined` for a payload that no service sends, and
 * without a response that says how the function ended.
 */
export function checkAnswer(payload: string, answer: InvokeAnswer): CallerCheck | undefined {
  if (answer.kind !== 'answered') return undefined;
  const event: JsonValue = JSON.parse(payload);
  const type = detectEventType(event);
  if (type === undefined) return undefined;
  const { schema, contract } = eventTypes[type];
  const check = checkResponse(contract, event, toFunctionAnswer(answer, contract));
  return {
    event: schema.title ?? type,
    isAccepted: check.accepted,
    verdict: check.verdict,
    findings: check.findings.map(({ path, severity, message }) => ({ path: renderPath(path), severity, message })),
    next: check.nextSentence,
  };
}

function toFunctionAnswer(
  { functionError, payload }: Extract<InvokeAnswer, { kind: 'answered' }>,
  contract: ContractId,
): FunctionAnswer {
  if (functionError !== undefined) {
    const cause = causeOfPayload(payload);
    return { kind: 'failed', errorType: cause?.type, errorMessage: cause?.message };
  }
  const streamed = preludeContracts.includes(contract) ? readStreamedResponse(payload) : undefined;
  return { kind: 'returned', value: streamed ?? parsed(payload) };
}

/** Text that is not JSON counts as a string; a function that returns nothing returns null. */
function parsed(payload: string): JsonValue {
  if (payload === '') return null;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
