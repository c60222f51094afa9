import { choice, type JsonSchema, listOf, mapOf, record, text, texts } from './jsonSchema';

/** Descriptions shared by many services. */
export const region = text('The Region the event comes from.');
export const accountId = text('The AWS account, twelve digits.');
export const isBase64Encoded = (what: string): JsonSchema => ({
  description: `Whether ${what} is base64-encoded, as for binary media types.`,
  type: 'boolean',
});
export const headers = texts('Header names and values. HTTP names are case-insensitive: compare them in lowercase.');
export const listsOfText = (description: string): JsonSchema =>
  mapOf(description, { type: 'array', items: { type: 'string' } });
export const httpMethod = choice('The HTTP method.', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS');

/** A batch of an event source mapping: at least one record. */
export function batch(
  title: string,
  description: string,
  item: JsonSchema,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  return { title, ...record(description, { Records: { ...listOf('The batch.', item), minItems: 1 } }, optional) };
}
