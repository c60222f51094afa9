import { type ContractId, checkResponse, type ResponseCheck } from '../../src/events/contracts';
import type { FunctionAnswer } from '../../src/events/contracts/contract';
import { encodeParts } from '../../src/events/encodedParts';
import { type JsonValue, renderPath } from '../../src/events/json';
import { makeSample } from '../../src/events/samples';
import { context, gzip } from './sampleContexts';

/** A check as the panel would show it, one line each: the verdict, the findings, what Lambda would do. */
export function renderCheck({ verdict, findings, nextSentence }: ResponseCheck): readonly string[] {
  return [
    verdict,
    ...findings.map(({ severity, path, message }) => `${severity} ${renderPath(path)} ${message}`),
    ...(nextSentence === 'Lambda would not retry.' ? [] : [nextSentence]),
  ];
}

/** For tables: the check of a returned value. */
export function returned(contract: ContractId, request: JsonValue, value: JsonValue): readonly string[] {
  return renderCheck(checkResponse(contract, request, { kind: 'returned', value }));
}

/** For tables: the check of a failed run. */
export function failed(contract: ContractId, request: JsonValue): readonly string[] {
  const answer: FunctionAnswer = { kind: 'failed', errorType: 'TypeError' };
  return renderCheck(checkResponse(contract, request, answer));
}

/** For tables: a sample's event as it is sent. */
export function request(id: string): JsonValue {
  return JSON.parse(encodeParts(JSON.stringify(makeSample(id, context)), gzip));
}
