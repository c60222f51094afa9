import { expect, test } from 'vitest';
import { failurePayload } from '../../../src/events/records/failurePayload';

const requestContext = { requestId: 'a', functionArn: 'arn', condition: 'RetriesExhausted', approximateInvokeCount: 3 };

test('a destination’s record holds what was sent', () => {
  const record = {
    version: '1.0',
    requestContext,
    requestPayload: { id: 1 },
    responsePayload: { errorType: 'TypeError' },
  };
  expect(failurePayload(JSON.stringify(record))).toEqual({ kind: 'payload', text: '{\n  "id": 1\n}\n' });
  expect(failurePayload(JSON.stringify({ requestContext, payload: '{"Records":[]}' }))).toEqual({
    kind: 'payload',
    text: '{"Records":[]}',
  });
});

test('a stream’s record names its batch', () => {
  const place = { shardId: 'shardId-000000000000', startSequenceNumber: '49', endSequenceNumber: '52', batchSize: 3 };
  const streamArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';
  const batch = { kind: 'batch', streamArn, shardId: 'shardId-000000000000', sequenceNumber: '49', size: 3 };
  const info = { ...place, streamArn };
  expect(failurePayload(JSON.stringify({ requestContext, KinesisBatchInfo: info }))).toEqual(batch);
  expect(failurePayload(JSON.stringify({ requestContext, DDBStreamBatchInfo: info }))).toEqual(batch);
});

test.each(['', 'text', '[]', '{}', '{"requestPayload":1}', JSON.stringify({ requestContext }), '{"Records":[]}'])(
  '%s is a payload itself',
  (text) => expect(failurePayload(text)).toBeUndefined(),
);
