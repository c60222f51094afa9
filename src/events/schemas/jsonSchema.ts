import type { JsonValue } from '../json';

/** The part of JSON Schema draft-07 that the events need. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly JsonSchema[];
}

type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

type Properties = Readonly<Record<string, JsonSchema>>;

/** A placeholder may replace a number or a boolean until the event is sent. */
const onePlaceholder = '^\\$\\{[^{}]+\\}$';

export function text(description: string): JsonSchema {
  return { description, type: 'string' };
}

export function textOrNull(description: string): JsonSchema {
  return { description, type: ['string', 'null'] };
}

/** A constant string. */
export function constant(value: string, description: string): JsonSchema {
  return { description, const: value };
}

/** A string with a fixed set of values. */
export function choice(description: string, ...values: readonly string[]): JsonSchema {
  return { description, type: 'string', enum: values };
}

/** A string with well-known values; the service may add others. */
export function suggestion(description: string, ...values: readonly string[]): JsonSchema {
  return { description, anyOf: [{ enum: values }, { type: 'string' }] };
}

export function number(description: string): JsonSchema {
  return { description, type: ['number', 'string'], pattern: onePlaceholder };
}

export function whole(description: string): JsonSchema {
  return { description, type: ['integer', 'string'], pattern: onePlaceholder };
}

export function flag(description: string): JsonSchema {
  return { description, type: ['boolean', 'string'], pattern: onePlaceholder };
}

export function anything(description: string): JsonSchema {
  return { description };
}

/** An object whose `required` properties are always present; AWS may add others. */
export function record(description: string, required: Properties, optional: Properties = {}): JsonSchema {
  return {
    description,
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: true,
  };
}

/** An object with user-defined names. */
export function mapOf(description: string, value: JsonSchema): JsonSchema {
  return { description, type: 'object', additionalProperties: value };
}

export function texts(description: string): JsonSchema {
  return mapOf(description, { type: 'string' });
}

export function listOf(description: string, items: JsonSchema): JsonSchema {
  return { description, type: 'array', items };
}

export function textList(description: string): JsonSchema {
  return listOf(description, { type: 'string' });
}

export function orNull(schema: JsonSchema): JsonSchema {
  return {
    ...(schema.description === undefined ? {} : { description: schema.description }),
    anyOf: [schema, { type: 'null' }],
  };
}

/** Base64, or the decoded form that is encoded when sent. */
export function base64(description: string): JsonSchema {
  return encoded(
    description,
    '$base64',
    'The decoded content: text or JSON. Encoded as base64 when the event is sent.',
  );
}

/** Base64 of gzip, or the decoded form that is compressed when sent. */
export function gzipBase64(description: string, content: JsonSchema): JsonSchema {
  return encoded(
    description,
    '$gzipBase64',
    'The decoded content. Compressed with gzip and encoded as base64 when the event is sent.',
    content,
  );
}

/** JSON as text, or the parsed form that becomes text when sent. */
export function jsonText(description: string): JsonSchema {
  return encoded(description, '$json', 'The parsed JSON. Converted to a string when the event is sent.');
}

function encoded(description: string, marker: string, meaning: string, content: JsonSchema = {}): JsonSchema {
  return {
    description,
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        properties: { [marker]: { ...content, description: meaning } },
        required: [marker],
        additionalProperties: false,
      },
    ],
  };
}
