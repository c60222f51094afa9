import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { detectEventType } from '../../src/events/detectEventType';
import { encodeParts } from '../../src/events/encodedParts';
import { eventSchema } from '../../src/events/eventSchema';
import { eventTypes } from '../../src/events/eventTypes';
import { makeSample, sampleEvents } from '../../src/events/samples';
import { context, gzip } from './sampleContexts';

/** Their form is the sender's own. */
const withoutForm: readonly string[] = ['stepfunctions-task', 'iot-rule'];

const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile(JSON.parse(JSON.stringify(eventSchema())));

describe.each(sampleEvents.map((sample) => [sample.id, sample] as const))('%s', (id, { eventType }) => {
  test('is recognized, in clear and as it is sent', () => {
    const event = makeSample(id, context) ?? null;
    const sent = JSON.parse(encodeParts(JSON.stringify(event), gzip));
    const expected = withoutForm.includes(eventType) ? undefined : eventType;
    expect([detectEventType(event), detectEventType(sent)]).toEqual([expected, expected]);
  });

  test('fits the one schema of all events', () => {
    expect(validate(makeSample(id, context))).toBe(true);
  });
});

test('every event type with a form of its own is recognized by marks', () => {
  const found = sampleEvents.map(({ id }) => detectEventType(makeSample(id, context) ?? null));
  expect(new Set(found.filter((type) => type !== undefined))).toEqual(
    new Set(Object.keys(eventTypes).filter((type) => !withoutForm.includes(type))),
  );
});

test.each([
  ['nothing', {}],
  ['a list', [1, 2]],
  ['text', 'Records'],
  ['null', null],
  ['records of nobody', { Records: [{}] }],
  ['a name that objects inherit', { Records: [{ eventSource: 'constructor' }] }],
])('%s is of no type, and any schema takes it', (_, event) => {
  expect(detectEventType(event)).toBeUndefined();
  expect(validate(event)).toBe(true);
});

test('what is wrong in a recognized event is said where it is', () => {
  expect(validate({ Records: [{ eventSource: 'aws:sqs', body: 7 }] })).toBe(false);
  const paths = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  expect(paths.join('\n')).toContain("/Records/0 must have required property 'messageId'");
});
