import { asObject } from '../../model/base/parseObject';
import type { PeekableService } from '../../model/connection/recordSource';
import type { AttributeMap, MessageAttribute, RecordContent } from '../../model/polling/recordContent';

/**
 * The records that a payload stands for, to be sent to a queue, stream or table: each entry of an event that such a source
 * sends, else the whole text as one. `payload` is JSON text. Never throws; none where a table has no item to put.
 */
export function recordContents(payload: string, service: PeekableService): readonly RecordContent[] {
  const parsed = parse(payload);
  const records = asObject(parsed)?.Records;
  const entries = Array.isArray(records) ? records.flatMap((record) => ofEntry(asObject(record), service)) : [];
  return entries.length > 0 ? entries : whole(payload, parsed, service);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ofEntry(entry: Readonly<Record<string, unknown>> | undefined, service: PeekableService): RecordContent[] {
  if (entry === undefined) return [];
  switch (service) {
    case 'sqs':
      return ofMessage(entry);
    case 'kinesis': {
      const { data, partitionKey } = asObject(entry.kinesis) ?? {};
      if (typeof data !== 'string') return [];
      return [
        { kind: 'record', dataBase64: data, partitionKey: typeof partitionKey === 'string' ? partitionKey : '1' },
      ];
    }
    case 'dynamodb': {
      const { NewImage, Keys } = asObject(entry.dynamodb) ?? {};
      const item = attributeMap(NewImage);
      if (item !== undefined) return [{ kind: 'put', item }];
      const key = attributeMap(Keys);
      return key === undefined ? [] : [{ kind: 'delete', key }];
    }
  }
}

function ofMessage({ body, messageAttributes, attributes }: Readonly<Record<string, unknown>>): RecordContent[] {
  if (typeof body !== 'string') return [];
  const groupId = asObject(attributes)?.MessageGroupId;
  const given = Object.entries(asObject(messageAttributes) ?? {}).flatMap(([name, value]) => {
    const attribute = attributeOf(asObject(value));
    return attribute === undefined ? [] : [[name, attribute] as const];
  });
  return [
    {
      kind: 'message',
      body,
      attributes: Object.fromEntries(given),
      groupId: typeof groupId === 'string' ? groupId : undefined,
      delaySeconds: undefined,
    },
  ];
}

function attributeOf(value: Readonly<Record<string, unknown>> | undefined): MessageAttribute | undefined {
  const { dataType, stringValue, binaryValue } = value ?? {};
  if (typeof dataType !== 'string') return undefined;
  return {
    dataType,
    stringValue: typeof stringValue === 'string' ? stringValue : undefined,
    binaryBase64: typeof binaryValue === 'string' ? binaryValue : undefined,
  };
}

function whole(text: string, parsed: unknown, service: PeekableService): readonly RecordContent[] {
  switch (service) {
    case 'sqs':
      return [{ kind: 'message', body: text, attributes: {}, groupId: undefined, delaySeconds: undefined }];
    case 'kinesis':
      return [{ kind: 'record', dataBase64: base64(text), partitionKey: '1' }];
    case 'dynamodb': {
      const object = asObject(parsed);
      if (object === undefined || Object.keys(object).length === 0) return [];
      return [{ kind: 'put', item: attributeMap(object) ?? marshal(object) }];
    }
  }
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

const attributeTypes = new Set(['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL']);

/** The value itself where it is DynamoDB's JSON already. */
function attributeMap(value: unknown): AttributeMap | undefined {
  const object = asObject(value);
  if (object === undefined || Object.keys(object).length === 0) return undefined;
  const entries = Object.entries(object).flatMap(([name, one]) => {
    const attribute = asObject(one);
    const types = Object.keys(attribute ?? {});
    const isAttribute = types.length === 1 && attributeTypes.has(types[0] ?? '');
    return attribute === undefined || !isAttribute ? [] : [[name, attribute] as const];
  });
  return entries.length === Object.keys(object).length ? Object.fromEntries(entries) : undefined;
}

function marshal(object: Readonly<Record<string, unknown>>): AttributeMap {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, toAttribute(value)]));
}

function toAttribute(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  const object = asObject(value);
  return object === undefined ? { NULL: true } : { M: marshal(object) };
}
