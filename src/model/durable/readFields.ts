import { asObject } from '../base/parseObject';

/** A field of a history as text; `undefined` for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A field of a history as a number; `undefined` for anything else. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A field of a history as an object; empty for anything else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return asObject(value) ?? {};
}

/** Epoch milliseconds of a `Date` (the SDK), epoch seconds (the wire) or ISO text (files, the AWS CLI). */
export function timeMsOf(value: unknown): number | undefined {
  if (value instanceof Date) return numberOf(value.getTime());
  if (typeof value === 'number') return numberOf(Math.round(value * 1000));
  return typeof value === 'string' ? numberOf(Date.parse(value)) : undefined;
}
