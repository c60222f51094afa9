import { isJson, prettyPrint } from '../../model/base/prettyPrint';

/** What is shown of a payload; the editor shows all of it. */
export interface ShownPayload {
  readonly text: string;
  readonly isJson: boolean;
  readonly isCut: boolean;
}

const shownCharacters = 200_000;

/** JSON is laid out in lines; anything else stays as it came. */
export function shownPayload(payload: string): ShownPayload {
  const text = prettyPrint(payload);
  return { text: text.slice(0, shownCharacters), isJson: isJson(payload), isCut: text.length > shownCharacters };
}
