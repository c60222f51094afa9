import { expect, test } from 'vitest';
import { eventTypes, findEventType } from '../../src/events/eventTypes';
import type { JsonSchema } from '../../src/events/schemas/jsonSchema';
import type { EventTypeId } from '../../src/model/services/services';
import { validatorOf } from './jsonSchemas';

/** What a user could get wrong, and what the editor would say. */
const mistakes: readonly (readonly [type: EventTypeId, event: unknown, problem: RegExp])[] = [
  ['sqs', {}, /required property 'Records'/],
  ['sqs', { Records: [] }, /\/Records must NOT have fewer than 1 items/],
  ['sqs', { Records: [{ body: 7 }] }, /\/Records\/0\/body must be string/],
  ['kinesis', { Records: [{ kinesis: { data: { $base64: 'a', more: 1 } } }] }, /must NOT have additional properties/],
  ['dynamodb', { Records: [{ eventName: 'DELETE' }] }, /\/Records\/0\/eventName must be equal to one of/],
  [
    'dynamodb',
    { Records: [{ dynamodb: { Keys: { id: { X: '1' } } } }] },
    /Keys\/id must NOT have additional properties/,
  ],
  ['apigateway-http', { version: '1.0' }, /\/version must be equal to constant/],
  ['apigateway-rest', { httpMethod: 'get' }, /\/httpMethod must be equal to one of/],
  ['custom-resource', { RequestType: 'Remove' }, /\/RequestType must be equal to one of/],
  ['cognito', { triggerSource: 'PreSignup' }, /\/triggerSource must be equal to one of/],
  ['scheduler', { detail: {} }, /\/detail must be string/],
];

test.each(mistakes)('%s: %j', (type, event, problem) => {
  expect(validatorOf(type)(event).join('\n')).toMatch(problem);
});

test('fields that AWS may add are no problem', () => {
  const request = { EventType: 'DescribeGetMetricData', NewField: { a: 1 } };
  expect(validatorOf('cloudwatch-data-source')(request)).toEqual([]);
});

test('a placeholder may stand for a number or a boolean, other text may not', () => {
  const request = (start: string) => ({
    EventType: 'GetMetricData',
    GetMetricDataRequest: { StartTime: start, EndTime: 2, Period: 60, Arguments: [] },
  });
  expect(validatorOf('cloudwatch-data-source')(request('${now:epochSeconds}'))).toEqual([]);
  expect(validatorOf('cloudwatch-data-source')(request('yesterday')).join()).toMatch(/StartTime must match pattern/);
});

test('every property of every schema says what it is', () => {
  const silent = Object.entries(eventTypes).flatMap(([id, { schema }]) => undescribed(schema, id));
  expect(silent).toEqual([]);
});

test('an id of a type that is none is no type', () => {
  expect(findEventType('sqs')?.contract).toBe('partialBatch');
  expect(findEventType('toString')).toBeUndefined();
});

function undescribed(schema: JsonSchema, path: string): readonly string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    ...(inner.description === undefined ? [`${path}.${name}`] : []),
    ...undescribed(inner, `${path}.${name}`),
  ]);
  const items = schema.items === undefined ? [] : undescribed(schema.items, `${path}[]`);
  const values =
    typeof schema.additionalProperties === 'object' ? undescribed(schema.additionalProperties, `${path}.*`) : [];
  return [...own, ...items, ...values, ...(schema.anyOf ?? []).flatMap((one) => undescribed(one, path))];
}
