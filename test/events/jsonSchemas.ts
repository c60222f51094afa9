import { Ajv } from 'ajv';
import { eventTypes } from '../../src/events/eventTypes';
import type { EventTypeId } from '../../src/model/services/services';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** What is wrong with a value of an event type: `/Records/0 must have required property 'body'`. */
export function validatorOf(id: EventTypeId): (value: unknown) => readonly string[] {
  const validate = ajv.compile(eventTypes[id].schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}
