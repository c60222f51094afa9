/** What a field of a message holds: a scalar, or a message of its own. */
export type FieldType = 'string' | 'hex' | 'fixed64' | 'int64' | 'enum' | 'double' | 'bool' | (() => MessageType);

/** The fields that are read of a message, by number: name, type, and whether there may be many. All others are skipped. */
export type MessageType = Readonly<Record<number, readonly [name: string, type: FieldType, isList?: 'list']>>;

/** Messages inside one another, down to this depth: protobuf's own limit. */
const maxDepth = 100;

const text = new TextDecoder();

/**
 * Reads a message of protobuf's wire format (https://protobuf.dev/programming-guides/encoding/) into a record as JSON has it:
 * numbers of 64 bits as decimal digits, bytes as hex digits. `undefined` for what is no such message.
 */
export function readMessage(bytes: Uint8Array, type: MessageType): Readonly<Record<string, unknown>> | undefined {
  try {
    return new Reader(bytes).message(bytes.length, type, 0);
  } catch (error) {
    // Past the end of the bytes.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  message(end: number, type: MessageType, depth: number): Readonly<Record<string, unknown>> {
    if (depth > maxDepth || end > this.bytes.length) throw new RangeError('Not a message.');
    const record: Record<string, unknown> = {};
    while (this.#at < end) {
      const tag = Number(this.#varint());
      const field = type[Math.floor(tag / 8)];
      if (field === undefined) {
        this.#skip(tag & 7);
        continue;
      }
      const [name, kind, isList] = field;
      const value = this.#value(tag & 7, kind, depth);
      const before = record[name];
      if (isList === undefined) record[name] = value;
      else if (Array.isArray(before)) before.push(value);
      else record[name] = [value];
    }
    if (this.#at !== end) throw new RangeError('A field is longer than its message.');
    return record;
  }

  #value(wire: number, kind: FieldType, depth: number): unknown {
    if (wire !== wireOf(kind)) throw new RangeError('Not the type of this field.');
    switch (kind) {
      case 'int64':
        return BigInt.asIntN(64, this.#varint()).toString();
      case 'enum':
        return Number(this.#varint());
      case 'bool':
        return this.#varint() !== 0n;
      case 'fixed64':
        return this.#view.getBigUint64(this.#take(8), true).toString();
      case 'double':
        return this.#view.getFloat64(this.#take(8), true);
      case 'string':
        return text.decode(this.#bytes());
      case 'hex':
        return Array.from(this.#bytes(), (byte) => byte.toString(16).padStart(2, '0')).join('');
      default: {
        const length = Number(this.#varint());
        return this.message(this.#at + length, kind(), depth + 1);
      }
    }
  }

  #skip(wire: number): void {
    if (wire === 0) this.#varint();
    else if (wire === 1) this.#take(8);
    else if (wire === 2) this.#bytes();
    else if (wire === 5) this.#take(4);
    else throw new RangeError('Not a type of a field.');
  }

  #bytes(): Uint8Array {
    const length = Number(this.#varint());
    const from = this.#take(length);
    return this.bytes.subarray(from, from + length);
  }

  /** Offset of the next `length` bytes. */
  #take(length: number): number {
    const from = this.#at;
    if (from + length > this.bytes.length) throw new RangeError('Past the end.');
    this.#at += length;
    return from;
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#view.getUint8(this.#take(1));
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError('Not a number.');
  }
}

function wireOf(kind: FieldType): number {
  if (kind === 'int64' || kind === 'enum' || kind === 'bool') return 0;
  return kind === 'fixed64' || kind === 'double' ? 1 : 2;
}
