import { eventMarks, schemaOfMarks } from './detectEventType';
import { eventTypes } from './eventTypes';
import type { JsonValue } from './json';

/**
 * One JSON schema for all payload documents: it recognizes the event of a document by its marks, and applies that event's schema.
 * VS Code reads it from a file for completion, hovers and validation; an unknown event may have any form.
 */
export function eventSchema(): JsonValue {
  const nothing: JsonValue = {};
  const dispatch = eventMarks.reduceRight<JsonValue>((otherwise, one) => {
    // The schemas are plain JSON, which their type does not express.
    const schema: JsonValue = JSON.parse(JSON.stringify(eventTypes[one.type].schema));
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word, and nothing awaits it.
    return { if: schemaOfMarks(one), then: schema, else: otherwise };
  }, nothing);
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Event of an AWS service', allOf: [dispatch] };
}
