import { asObject } from '../../model/base/parseObject';

/** Builds the OpenAPI 3 document that describes one event, as EventBridge does: types and names, `Event` at the top. */
export function discoverSchema(event: unknown): object {
  return {
    openapi: '3.0.0',
    info: { version: '1.0.0', title: 'Event' },
    paths: {},
    components: { schemas: { Event: schemaOf(event) } },
  };
}

function schemaOf(value: unknown): object {
  // The first item describes all items of a list.
  if (Array.isArray(value)) return { type: 'array', items: value.length === 0 ? {} : schemaOf(value[0]) };
  const members = asObject(value);
  if (members === undefined) return value === null ? { nullable: true } : { type: typeof value };
  const properties = Object.entries(members).map(([name, member]) => [name, schemaOf(member)] as const);
  const required = properties.map(([name]) => name);
  // OpenAPI does not allow an empty `required`.
  return { type: 'object', ...(required.length === 0 ? {} : { required }), properties: Object.fromEntries(properties) };
}
