import { isJson } from '../../model/base/prettyPrint';
import { afterBlanks, valueEnd } from './jsonPlaces';

/** A member of an object, with the exact source text of its value. */
export interface MemberText {
  readonly name: string;
  readonly value: string;
}

/** The members of the JSON object `text` in its order; duplicate keys are kept. Empty for anything else. */
export function memberTexts(text: string): readonly MemberText[] {
  const opening = afterBlanks(text, 0);
  if (!text.startsWith('{', opening) || !isJson(text)) return [];
  const members: MemberText[] = [];
  for (let at = afterBlanks(text, opening + 1); !text.startsWith('}', at); ) {
    const nameEnd = valueEnd(text, at);
    const start = afterBlanks(text, nameEnd, ':');
    const end = valueEnd(text, start);
    members.push({ name: String(JSON.parse(text.slice(at, nameEnd))), value: text.slice(start, end) });
    at = afterBlanks(text, end, ',');
  }
  return members;
}
