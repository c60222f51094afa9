/** What is shown of a payload; the editor shows all of it. */
export interface ShownPayload {
  readonly text: string;
  readonly isJson: boolean;
  readonly isCut: boolean;
}

const shownCharacters = 200_000;

/** JSON is set out in lines; anything else stays as it came. */
export function shownPayload(payload: string): ShownPayload {
  const pretty = prettyJson(payload);
  const text = pretty ?? payload;
  return { text: text.slice(0, shownCharacters), isJson: pretty !== undefined, isCut: text.length > shownCharacters };
}

function prettyJson(payload: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    // Functions may return anything: then there is nothing to set out.
    return undefined;
  }
}
