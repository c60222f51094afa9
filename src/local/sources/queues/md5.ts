import { createHash } from 'node:crypto';
import type { MessageAttribute } from './queue';

export function md5Of(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/**
 * As clients compare it (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation).
 * `undefined` without attributes.
 */
export function md5OfAttributes(attributes: Readonly<Record<string, MessageAttribute>>): string | undefined {
  const names = Object.keys(attributes).sort((a, b) => (a < b ? -1 : 1));
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] ?? { DataType: '' };
    add(Buffer.from(name, 'utf8'));
    add(Buffer.from(DataType, 'utf8'));
    const isBinary = BinaryValue !== undefined;
    hash.update(Buffer.from([isBinary ? 2 : 1]));
    add(isBinary ? Buffer.from(BinaryValue, 'base64') : Buffer.from(StringValue ?? '', 'utf8'));
  }
  return hash.digest('hex');
}
