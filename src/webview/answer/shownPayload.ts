import { isJson, prettyPrint } from '../../model/base/prettyPrint';

/** The part of a payload that the panel shows; the editor shows all of it. */
export interface ShownPayload {
  readonly text: string;
  readonly isJson: boolean;
  readonly isCut: boolean;
}

const shownCharacters = 200_000;

/** Formats JSON in lines; other text stays unchanged. */
export function shownPayload(payload: string): ShownPayload {
  const text = prettyPrint(payload);
  return { text: text.slice(0, shownCharacters), isJson: isJson(payload), isCut: text.length > shownCharacters };
}
