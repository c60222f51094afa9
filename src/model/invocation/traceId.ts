const pattern = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/;

/**
 * An X-Ray trace id: `1-`, the time in seconds as 8 hex digits, 24 random hex digits
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html). The random ones are those of a UUID of version 4
 * that are nothing but random: engines make such UUIDs in advance, and a click on Invoke waits for this.
 */
export function createTraceId(nowMs: number, uuid: string): string {
  const seconds = Math.floor(nowMs / 1000)
    .toString(16)
    .padStart(8, '0');
  return `1-${seconds}-${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(24)}`;
}

/** Accepts X-Ray's form and W3C's 32 hex digits, in any case and with blanks around; `undefined` for anything else. */
export function parseTraceId(text: string): string | undefined {
  const id = text.trim().toLowerCase();
  if (pattern.test(id)) return id;
  return /^[0-9a-f]{32}$/.test(id) ? `1-${id.slice(0, 8)}-${id.slice(8)}` : undefined;
}
