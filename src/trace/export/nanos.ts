import { numberOf } from '../parse/xrayDocument';

/** X-Ray's float seconds, exact to the microsecond, in OTLP's nanoseconds. */
export function nanos(seconds: unknown): string | undefined {
  const value = numberOf(seconds);
  return value === undefined ? undefined : `${BigInt(Math.round(value * 1_000_000)) * 1000n}`;
}
