import { prettyPrint } from '../base/prettyPrint';
import type { InvokeAnswer } from './invocation';

/** A response as it is compared with another one. */
export interface ResponseText {
  /** JSON in lines. */
  readonly text: string;
  /** `text` is only the beginning. */
  readonly isCut: boolean;
}

/** Maximum length: more is not readable in a panel, and would be posted with each change. */
const comparedCharacters = 200_000;

/** The response to compare; `undefined` where there is none and for bytes that are not text. */
export function responseText(answer: InvokeAnswer): ResponseText | undefined {
  if (answer.kind !== 'answered' || answer.binary !== undefined || answer.payload === '') return undefined;
  const text = prettyPrint(answer.payload);
  const isCut = answer.isPayloadCut === true || text.length > comparedCharacters;
  return { text: text.slice(0, comparedCharacters), isCut };
}
