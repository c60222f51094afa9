/**
 * One segment or subsegment as X-Ray stores it
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html). Documents come from any SDK, so
 * every field is untrusted: read them through the functions below.
 */
export type XrayDocument = Readonly<Record<string, unknown>>;

export function recordOf(value: unknown): XrayDocument | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as XrayDocument) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The records of a list; other values are skipped. */
export function recordsOf(value: unknown): XrayDocument[] {
  return listOf(value).flatMap((item) => {
    const record = recordOf(item);
    return record === undefined ? [] : [record];
  });
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Some senders write numbers as text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
