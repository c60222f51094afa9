import { asObject } from '../../model/base/parseObject';

/** The OpenAPI 3 document that describes one event, as EventBridge makes it: types and names, `Event` at the top. */
export function discoverSchema(event: unknown): object {
  return {
    openapi: '3.0.0',
    info: { version: '1.0.0', title: 'Event' },
    paths: {},
    components: { schemas: { Event: schemaOf(event) } },
  };
}

function schemaOf(value: unknown): object {
  // A list says of its items what the first one says.
  if (Array.isArray(value)) return { type: 'array', items: value.length === 0 ? {} : schemaOf(value[0]) };
  const members = asObject(value);
  if (members === undefined) return value === null ? { nullable: true } : { type: typeof value };
  const properties = Object.entries(members).map(([name, member]) => [name, schemaOf(member)] as const);
  const required = properties.map(([name]) => name);
  // OpenAPI wants `required` to have one name at least.
  return { type: 'object', ...(required.length === 0 ? {} : { required }), properties: Object.fromEntries(properties) };
}
