import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/events/json';
import { failed, request, returned } from './renderCheck';

const again =
  "Lambda would retry until the batch succeeds, its records expire, or the source's retry limit is reached.";

describe('partial batches', () => {
  const sqs: JsonValue = { Records: ['a', 'b', 'c'].map((messageId) => ({ messageId, eventSource: 'aws:sqs' })) };
  const stream: JsonValue = { Records: ['1', '2', '3'].map((sequenceNumber) => ({ kinesis: { sequenceNumber } })) };
  const failures = (...ids: readonly JsonValue[]): JsonValue => ({
    batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
  });
  const done = ['Lambda would treat the whole batch as succeeded'];
  const note =
    'info $.batchItemFailures batchItemFailures is only used when the event source mapping has ReportBatchItemFailures';

  test.each([
    ['nothing', null, done],
    ['no list', {}, done],
    ['an empty list', { batchItemFailures: [] }, done],
    ['null', { batchItemFailures: null }, done],
    ['some', failures('a', 'c'), ['Lambda would retry 2 of 3 messages and delete the others', note, again]],
    [
      'an unknown id',
      failures('x'),
      [
        'Lambda would retry the whole batch: itemIdentifier "x" is not in this batch',
        'error $.batchItemFailures[0].itemIdentifier itemIdentifier "x" is not in this batch',
        note,
        again,
      ],
    ],
    [
      'an empty id',
      failures(''),
      [
        'Lambda would retry the whole batch: itemIdentifier is empty',
        'error $.batchItemFailures[0].itemIdentifier itemIdentifier is empty',
        note,
        again,
      ],
    ],
    [
      'a null id',
      failures(null),
      [
        'Lambda would retry the whole batch: itemIdentifier is null, not a string',
        'error $.batchItemFailures[0].itemIdentifier itemIdentifier is null, not a string',
        again,
      ],
    ],
    [
      'a misspelt name',
      { batchItemFailures: [{ id: 'a' }] },
      [
        'Lambda would retry the whole batch: itemIdentifier is missing',
        'error $.batchItemFailures[0].itemIdentifier itemIdentifier is missing',
        again,
      ],
    ],
    [
      'no list but text',
      { batchItemFailures: 'a' },
      [
        'Lambda would retry the whole batch: batchItemFailures is a string, not a list',
        'error $.batchItemFailures batchItemFailures is a string, not a list',
        again,
      ],
    ],
  ] as const)('SQS: %s', (_what, response, lines) => {
    expect(returned('partialBatch', sqs, response)).toEqual(lines);
  });

  test('a stream goes on from the first failure', () => {
    expect(returned('partialBatch', stream, failures('3', '2'))).toEqual([
      'Lambda would retry the batch from item 2 of 3',
      note,
      again,
    ]);
  });

  test('of the samples the identifiers are known', () => {
    for (const id of ['sqs-batch', 'kinesis-records', 'dynamodb-insert', 'pipes-sqs']) {
      expect(returned('partialBatch', request(id), failures('nobody'))[0]).toBe(
        'Lambda would retry the whole batch: itemIdentifier "nobody" is not in this batch',
      );
    }
  });

  test('a failed function, and a broker that reads nothing', () => {
    expect(failed('partialBatch', sqs)).toEqual([
      'Lambda would retry the whole batch: the function failed (TypeError)',
      again,
    ]);
    expect(failed('wholeBatch', sqs)).toEqual([
      'Lambda would retry the whole batch: the function failed (TypeError)',
      again,
    ]);
    expect(returned('wholeBatch', sqs, failures('a'))).toEqual([
      'Lambda would treat the whole batch as succeeded: the response is ignored',
    ]);
  });
});

describe('Firehose', () => {
  const asked: JsonValue = { records: [{ recordId: '1' }, { recordId: '2' }] };
  const ok = (recordId: string): JsonValue => ({ recordId, result: 'Ok', data: 'aGk=' });
  const bad = (line: string, path: string): readonly string[] => [
    `Firehose would treat the records as failed: ${line}`,
    `error ${path} ${line}`,
  ];

  test.each([
    [
      { records: [ok('2'), { recordId: '1', result: 'Dropped' }] },
      ['Firehose would deliver 1 records, drop 1 and store 0 under processing-failed/'],
    ],
    [{ records: [ok('1')] }, bad('record 2 is missing (Lambda.MissingRecordId)', '$.records')],
    [
      { records: [ok('1'), ok('2'), ok('2')] },
      bad('record 2 is duplicated (Lambda.DuplicatedRecordId)', '$.records[2].recordId'),
    ],
    [{ records: [ok('1'), ok('2'), ok('3')] }, bad('record 3 is not in the request', '$.records[2].recordId')],
    [
      { records: [ok('1'), { recordId: '2', result: 'OK', data: '' }] },
      bad('result is "OK", not one of Ok, Dropped, ProcessingFailed', '$.records[1].result'),
    ],
    [
      { records: [ok('1'), { recordId: '2', result: 'Ok', data: '{}' }] },
      bad('data is not base64', '$.records[1].data'),
    ],
    [{ records: [ok('1'), { recordId: '2', result: 'Ok' }] }, bad('data is missing', '$.records[1].data')],
    [{}, bad('records is missing', '$.records')],
    [
      { records: [ok('1'), { recordId: '2', result: 'Ok', data: 'AAAA'.repeat(1.6e6) }] },
      bad('the response has 6400099 bytes, more than 6 MB', '$'),
    ],
  ])('%#', (response, lines) => {
    expect(returned('firehose', asked, response)).toEqual(lines);
  });
});
