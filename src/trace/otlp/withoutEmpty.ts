import type { XrayDocument } from '../parse/xrayDocument';

/** A record without the fields that are `undefined`. */
export function withoutEmpty(values: XrayDocument): XrayDocument {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
