import { hexId } from '../otlp/hexId';

/** OTLP's 32 hex digits of a trace id: `1-6ab15580-0123…` is the same number as `6ab155800123…`. */
export function traceHex(traceId: string): string {
  const parts = xrayForm.exec(traceId);
  return parts === null ? hexId(traceId, 32) : `${parts[1]}${parts[2]}`;
}

/** Whether `traceHex` is lossless. */
export function isTraceHex(traceId: string): boolean {
  return xrayForm.test(traceId);
}

const xrayForm = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/;
