import { crc32 } from 'node:zlib';

/**
 * One message of an event stream: lengths, headers, payload, each half guarded by a checksum
 * (https://smithy.io/2.0/aws/amazon-eventstream.html). Numbers are big-endian; every header here is a string, type 7.
 */
export function eventStreamMessage(headers: Readonly<Record<string, string>>, payload: Buffer): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const totalLength = 4 + 4 + 4 + head.length + payload.length + 4;
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(totalLength, 0);
  prelude.writeUInt32BE(head.length, 4);
  const guarded = Buffer.concat([prelude, checksum(prelude), head, payload]);
  return Buffer.concat([guarded, checksum(guarded)]);
}

function header(name: string, value: string): Buffer {
  const [nameBytes, valueBytes] = [Buffer.from(name, 'utf8'), Buffer.from(value, 'utf8')];
  const length = Buffer.alloc(3);
  length.writeUInt8(7, 0);
  length.writeUInt16BE(valueBytes.length, 1);
  return Buffer.concat([Buffer.from([nameBytes.length]), nameBytes, length, valueBytes]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes), 0);
  return sum;
}

/** A member of an operation's event stream. */
export function streamEvent(type: string, contentType: string, payload: Buffer): Buffer {
  const headers = { ':event-type': type, ':content-type': contentType, ':message-type': 'event' };
  return eventStreamMessage(headers, payload);
}
