import { crc32 } from 'node:zlib';

/** Total length, length of the headers, checksum of those two. */
const preludeBytes = 12;
const checksumBytes = 4;

/** The header value type of UTF-8 text. */
const stringType = 7;

/**
 * Encodes one message of `application/vnd.amazon.eventstream`
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html has the layout): prelude, headers, payload,
 * checksum; numbers are big-endian, checksums CRC-32. The headers are in the order in which Lambda sends them.
 */
export function eventStreamMessage(eventType: string, contentType: string, payload: Uint8Array): Buffer {
  const headers = Buffer.concat([
    header(':event-type', eventType),
    header(':content-type', contentType),
    header(':message-type', 'event'),
  ]);
  const message = Buffer.alloc(preludeBytes + headers.length + payload.length + checksumBytes);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(headers.length, 4);
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8);
  message.set(headers, preludeBytes);
  message.set(payload, preludeBytes + headers.length);
  const checksumAt = message.length - checksumBytes;
  message.writeUInt32BE(crc32(message.subarray(0, checksumAt)), checksumAt);
  return message;
}

function header(name: string, value: string): Buffer {
  const text = Buffer.from(value, 'utf8');
  const head = Buffer.from([
    name.length,
    ...Buffer.from(name, 'ascii'),
    stringType,
    text.length >> 8,
    text.length & 0xff,
  ]);
  return Buffer.concat([head, text]);
}
