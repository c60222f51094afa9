import { textOf } from '../parse/xrayDocument';

/**
 * A trace id in X-Ray's form. OTLP/JSON has 32 hex digits, Tempo and other protobuf encoders base64, Jaeger and Zipkin also 64-bit
 * ids and ids without their leading zeros. Anything else is kept as it is. Empty when there is none.
 */
export function readTraceId(value: unknown): string {
  const text = textOf(value) ?? '';
  const hex = hexOf(text, 32);
  return hex === undefined ? text : `1-${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** A span id as 16 lowercase hex digits, or as it is; `undefined` for none and for all zeros, which OTLP uses for none. */
export function readSpanId(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const hex = hexOf(text, 16);
  return hex !== undefined && /^0*$/.test(hex) ? undefined : (hex ?? text);
}

/** An id as `length` hex digits, if possible. X-Ray's own form of a trace id counts, too. */
export function hexOf(id: string, length: 16 | 32): string | undefined {
  const xray = length === 32 ? /^1-([0-9a-f]{8})-([0-9a-f]{24})$/i.exec(id) : null;
  if (xray !== null) return `${xray[1]}${xray[2]}`.toLowerCase();
  const digits = id.replace(/^0x/i, '');
  if (/^[0-9a-f]+$/i.test(digits) && digits.length <= length) return digits.toLowerCase().padStart(length, '0');
  return base64Hex(id, length);
}

/** `7uGbfsPBsXQ=`: 8 or 16 bytes, with or without padding, in either alphabet. */
function base64Hex(text: string, length: 16 | 32): string | undefined {
  const digits = text.replace(/={1,2}$/, '');
  if (digits.length !== Math.ceil((length * 4) / 6) || !/^[\w+/-]+$/.test(digits)) return undefined;
  let bits = '';
  for (const character of digits.replaceAll('-', '+').replaceAll('_', '/')) {
    bits += alphabet.indexOf(character).toString(2).padStart(6, '0');
  }
  let hex = '';
  for (let at = 0; at < length; at += 1) hex += Number.parseInt(bits.slice(at * 4, at * 4 + 4), 2).toString(16);
  return hex;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
