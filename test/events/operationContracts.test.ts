import { describe, expect, test } from 'vitest';
import { type ContractId, checkResponse } from '../../src/events/contracts';
import { eventTypes } from '../../src/events/eventTypes';
import type { JsonValue } from '../../src/events/json';
import { sampleEvents } from '../../src/events/samples';
import { failed, renderCheck, request, returned } from './renderCheck';

describe('operations', () => {
  test('a custom resource answers elsewhere', () => {
    const asked = request('cloudformation-create');
    const ignored = 'CloudFormation would wait for the result at ResponseURL: the response is ignored';
    const elsewhere =
      'info $ CloudFormation only uses the result that the function sends to ResponseURL, never its response';
    expect(returned('customResource', asked, null)).toEqual([ignored, elsewhere]);
    expect(returned('customResource', asked, { Status: 'SUCCESS' })).toEqual([
      ignored,
      elsewhere,
      'warning $.Status this looks like a result for CloudFormation: send it to ResponseURL instead of returning it',
    ]);
    expect(failed('customResource', asked)).toEqual([
      'CloudFormation would get no result and wait until the resource times out, one hour by default: the function failed (TypeError)',
      'Lambda would retry twice, after one and two minutes by default.',
    ]);
  });

  test('S3 Batch Operations', () => {
    const asked: JsonValue = { invocationId: 'i', tasks: [{ taskId: 't' }] };
    const answer = (result: object, more: object = {}): JsonValue => ({
      invocationSchemaVersion: '1.0',
      invocationId: 'i',
      treatMissingKeysAs: 'PermanentFailure',
      results: [{ taskId: 't', resultCode: 'Succeeded', resultString: '', ...result }],
      ...more,
    });
    expect(returned('s3Batch', asked, answer({}))).toEqual(['S3 would record the task as Succeeded']);
    expect(returned('s3Batch', asked, answer({ taskId: 'u' }))[0]).toBe(
      'S3 would treat the task as temporarily failed: taskId differs from the request',
    );
    expect(returned('s3Batch', asked, answer({}, { invocationId: 'j' }))[0]).toBe(
      'S3 would treat the task as temporarily failed: invocationId differs from the request',
    );
    expect(returned('s3Batch', asked, answer({ resultCode: 'Ok' }))[0]).toBe(
      'S3 would treat the task as temporarily failed: resultCode is "Ok", not one of Succeeded, TemporaryFailure, PermanentFailure',
    );
    expect(returned('s3Batch', asked, answer({}, { results: [] }))[0]).toBe(
      'S3 would record the task as treatMissingKeysAs specifies',
    );
  });

  test('S3 Object Lambda', () => {
    expect(returned('s3ObjectLambda', request('s3-object-lambda-get'), { status_code: 200 })).toEqual([
      'S3 would return what was passed to WriteGetObjectResponse',
      'info $ the client gets what the function passes to WriteGetObjectResponse; the response is ignored',
    ]);
    expect(returned('s3ObjectLambda', { headObjectContext: {} }, { statusCode: 200, headers: {} })).toEqual([
      'S3 would return the response',
    ]);
    expect(returned('s3ObjectLambda', { listObjectsV2Context: {} }, { statusCode: 200 })).toEqual([
      'S3 would return LambdaInvalidResponse to the client: listResultXml and listBucketResult are both missing',
      'error $ listResultXml and listBucketResult are both missing',
    ]);
  });

  test('CloudWatch data source', () => {
    const get: JsonValue = { EventType: 'GetMetricData' };
    const series = (Values: JsonValue): JsonValue => ({
      MetricDataResults: [{ StatusCode: 'Complete', Label: 'a', Timestamps: [1, 2], Values }],
    });
    expect(returned('cloudWatchDataSource', get, series([1, 2]))).toEqual(['CloudWatch would draw the graph']);
    expect(returned('cloudWatchDataSource', get, series([1]))[0]).toBe(
      'CloudWatch would show an internal error instead of a graph: there are 2 Timestamps and 1 Values',
    );
    expect(returned('cloudWatchDataSource', get, { Error: { Code: 'Validation', Value: 'no' } })).toEqual([
      'CloudWatch would show the error',
    ]);
    expect(returned('cloudWatchDataSource', { EventType: 'DescribeGetMetricData' }, { Description: 'Mine' })).toEqual([
      'CloudWatch would show the description',
    ]);
  });

  test('Connect, AppSync, Step Functions', () => {
    expect(returned('connect', {}, { status: 'open' })).toEqual(['Connect would take the Success branch of the flow']);
    expect(returned('connect', {}, { order: {} })).toEqual([
      'Connect would take the Success branch of the flow',
      "warning $.order order is an object: allowed only when the block's response validation is JSON",
    ]);
    expect(returned('connect', {}, 'open')[0]).toBe(
      'Connect would take the Error branch of the flow: the response is a string, not an object',
    );
    expect(returned('appSyncResolver', {}, null)).toEqual(["AppSync would use the response as the field's value"]);
    expect(returned('appSyncResolver', [{}, {}], [1])[0]).toBe(
      'AppSync would return null for the field and add an error: the response has 1 items, but the batch has 2',
    );
    expect(returned('stepFunctions', {}, 7)).toEqual(['Step Functions would continue with the next state']);
    expect(returned('stepFunctions', {}, 'x'.repeat(262_144))[0]).toContain(
      'Step Functions would fail the state: the response has 262146 bytes',
    );
    expect(failed('stepFunctions', {})).toEqual([
      'Step Functions would fail the state, unless its Retry or Catch names TypeError',
    ]);
  });
});

describe('asynchronous invocations', () => {
  test('have no contract, and two retries', () => {
    expect(returned('asynchronous', {}, { any: 'thing' })).toEqual([
      'No contract: the invocation is asynchronous, so the response is discarded',
    ]);
    expect(failed('asynchronous', {})).toEqual([
      'No contract: the invocation is asynchronous, so the caller is not notified of the failure',
      'Lambda would retry twice, after one and two minutes by default.',
    ]);
  });
});

/** Whatever the function returns: a sentence, never an exception. */
const odd: readonly JsonValue[] = [
  null,
  true,
  0,
  '',
  'text',
  [],
  [null],
  {},
  { a: null },
  [[]],
  { records: [null] },
  { headers: null },
  { response: null },
];

test.each(Object.entries(eventTypes).map(([id, type]) => [id, type.contract] as const))(
  '%s: no response is too odd',
  (id, contract: ContractId) => {
    const sample = sampleEvents.find(({ eventType }) => eventType === id);
    for (const asked of [request(sample?.id ?? ''), ...odd]) {
      for (const value of odd) {
        expect(renderCheck(checkResponse(contract, asked, { kind: 'returned', value }))[0]).toMatch(/^[A-Z][^.]*\w/);
      }
      expect(checkResponse(contract, asked, { kind: 'failed', errorType: undefined }).accepted).toBe(false);
    }
  },
);
