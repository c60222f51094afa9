import type { JsonValue } from '../json';

const events = ['viewer-request', 'origin-request', 'origin-response', 'viewer-response'] as const;

/** The four places where CloudFront calls a function. */
export type EdgeEvent = (typeof events)[number];

export function isEdgeEvent(value: JsonValue | undefined): value is EdgeEvent {
  return events.some((event) => event === value);
}

/** "Read-only headers" in "Restrictions on edge functions" of CloudFront's guide. */
const readOnly: Readonly<Record<EdgeEvent, readonly string[]>> = {
  'viewer-request': ['content-length', 'host', 'transfer-encoding', 'via'],
  'origin-request': [
    'accept-encoding',
    'content-length',
    'if-modified-since',
    'if-none-match',
    'if-range',
    'if-unmodified-since',
    'transfer-encoding',
    'via',
  ],
  'origin-response': ['transfer-encoding', 'via'],
  'viewer-response': ['content-encoding', 'content-length', 'transfer-encoding', 'warning', 'via'],
};

/** "Disallowed headers" on the same page. */
const notAllowed = [
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'trailer',
  'upgrade',
  'x-accel-buffering',
  'x-accel-charset',
  'x-accel-limit-rate',
  'x-accel-redirect',
  'x-amzn-auth',
  'x-amzn-cf-billing',
  'x-amzn-cf-id',
  'x-amzn-cf-xff',
  'x-amzn-errortype',
  'x-amzn-fle-profile',
  'x-amzn-header-count',
  'x-amzn-header-order',
  'x-amzn-lambda-integration-tag',
  'x-amzn-requestid',
  'x-cache',
  'x-forwarded-proto',
  'x-real-ip',
];

/** Explains why a function may not change this header; `undefined` when it may. */
export function headerProblem(event: EdgeEvent, name: string): string | undefined {
  const small = name.toLowerCase();
  if (readOnly[event].includes(small)) return `${small} is read-only in a ${event} function`;
  if (notAllowed.includes(small) || small.startsWith('x-amz-cf-') || small.startsWith('x-edge-')) {
    return `${small} is a header that functions may not set`;
  }
  return undefined;
}
