import { asObject } from './parseObject';

/** Turns a value of one version of a format into the next version; gets and returns it without `version`. */
export type Upgrade = (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * A format that outlives the version of Dwell that wrote it. The upgrade at index 0 makes version 2 of version 1, and so on: the
 * current version is one more than there are upgrades. Every upgrade stays for good.
 */
export type StoredFormat = readonly Upgrade[];

/** A stored value in the current version. */
export type Upgraded =
  | { readonly kind: 'current'; readonly value: Readonly<Record<string, unknown>> }
  /** Of a newer Dwell, which this one must leave as it is. */
  | { readonly kind: 'newer'; readonly version: number }
  /** Not of this format at all. */
  | { readonly kind: 'invalid' };

/** The version that is written. */
export function currentVersion(format: StoredFormat): number {
  return format.length + 1;
}

/** Upgrades a stored object step by step. One without a version is of version 1. Throws only what an upgrade throws. */
export function upgradeStored(stored: unknown, format: StoredFormat): Upgraded {
  const found = asObject(stored);
  if (found === undefined) return { kind: 'invalid' };
  const { version = 1, ...value } = found;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { kind: 'invalid' };
  if (version > currentVersion(format)) return { kind: 'newer', version };
  const upgraded = format.slice(version - 1).reduce<Readonly<Record<string, unknown>>>((one, step) => step(one), value);
  return { kind: 'current', value: upgraded };
}
