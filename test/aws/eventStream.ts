import { EventStreamCodec } from '@smithy/core/event-streams';

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
  (text) => Buffer.from(text, 'utf8'),
);

function message(type: string, contentType: string, body: Uint8Array): Uint8Array {
  const text = (value: string) => ({ type: 'string', value }) as const;
  return codec.encode({
    headers: {
      ':message-type': text('event'),
      ':event-type': text(type),
      ':content-type': text(contentType),
    },
    body,
  });
}

/** A part of a streamed response, framed as Lambda frames it. */
export function payloadChunk(text: string | Uint8Array): Uint8Array {
  return message('PayloadChunk', 'application/octet-stream', Buffer.from(text));
}

/** The end of a streamed response. */
export function invokeComplete(end: {
  readonly ErrorCode?: string;
  readonly ErrorDetails?: string;
  readonly LogResult?: string;
}): Uint8Array {
  return message('InvokeComplete', 'application/json', Buffer.from(JSON.stringify(end)));
}
