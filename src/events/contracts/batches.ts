import { base64ToBytes } from '../base64';
import { isJsonList, isJsonObject, type JsonValue, mismatch } from '../json';
import { type Contract, Findings, type Judgment, named, sizeOf } from './contract';

/**
 * Partial batch response of SQS, Kinesis and DynamoDB Streams (and of a pipe from them). "Reporting batch item failures" in
 * Lambda's guide, and recorded against AWS: a missing, empty or null list is a success; an identifier that is null, empty or not
 * in the batch, or a misspelled name, fails the whole batch. Only used when the event source mapping has ReportBatchItemFailures.
 */
export const partialBatch: Contract = {
  model: 'poll',
  failed: (_request, errorType) => `Lambda would retry the whole batch: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const known = identifiersOf(request);
    if (isJsonObject(response)) checkFailures(findings, response.batchItemFailures, known);
    const failed = failedItems(response);
    if (failed.length > 0) {
      findings.info(
        ['batchItemFailures'],
        'batchItemFailures is only used when the event source mapping has ReportBatchItemFailures',
      );
    }
    const judgment = findings.judge({
      accepted: batchVerdict(request, failed, known),
      refused: 'Lambda would retry the whole batch',
    });
    return { ...judgment, isPartial: judgment.accepted && failed.length > 0 };
  },
};

function checkFailures(findings: Findings, failures: JsonValue | undefined, known: readonly string[]): void {
  if (failures === undefined || failures === null) return;
  const list = findings.list(failures, ['batchItemFailures'], 'batchItemFailures') ?? [];
  for (const [index, failure] of list.entries()) {
    const path = ['batchItemFailures', index];
    const item = findings.object(failure, path, 'an item of batchItemFailures');
    if (item === undefined) continue;
    const id = findings.text(item.itemIdentifier, [...path, 'itemIdentifier'], 'itemIdentifier');
    if (id === '') findings.error([...path, 'itemIdentifier'], 'itemIdentifier is empty');
    else if (id !== undefined && known.length > 0 && !known.includes(id)) {
      findings.error([...path, 'itemIdentifier'], `itemIdentifier ${JSON.stringify(id)} is not in this batch`);
    }
  }
}

function failedItems(response: JsonValue): readonly string[] {
  const failures = isJsonObject(response) ? response.batchItemFailures : undefined;
  return (isJsonList(failures) ? failures : []).flatMap((failure) => {
    const id = isJsonObject(failure) ? failure.itemIdentifier : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}

function batchVerdict(request: JsonValue, failed: readonly string[], known: readonly string[]): string {
  if (failed.length === 0) return 'Lambda would treat the whole batch as succeeded';
  if (!isStream(request))
    return `Lambda would retry ${failed.length} of ${known.length} messages and delete the others`;
  const first = Math.min(...failed.map((id) => known.indexOf(id)));
  return `Lambda would retry the batch from item ${first + 1} of ${known.length}`;
}

/**
 * Whether the source is a stream, which restarts at the lowest failed sequence number; queues only redeliver the failed messages.
 */
function isStream(request: JsonValue): boolean {
  return recordsOf(request).some(
    (record) => isJsonObject(record) && (isJsonObject(record.kinesis) || isJsonObject(record.dynamodb)),
  );
}

function recordsOf(request: JsonValue): readonly JsonValue[] {
  const records = isJsonObject(request) ? request.Records : request;
  return isJsonList(records) ? records : [];
}

function identifiersOf(request: JsonValue): readonly string[] {
  return recordsOf(request).flatMap((record) => {
    if (!isJsonObject(record)) return [];
    const { kinesis, dynamodb } = record;
    const ids = [
      record.messageId,
      isJsonObject(kinesis) ? kinesis.sequenceNumber : undefined,
      isJsonObject(dynamodb) ? dynamodb.SequenceNumber : undefined,
    ];
    return ids.filter((id) => typeof id === 'string').slice(0, 1);
  });
}

/** Amazon MQ and DocumentDB: only an error fails a batch; the response is discarded. */
export const wholeBatch: Contract = {
  model: 'poll',
  failed: (_request, errorType) => `Lambda would retry the whole batch: the function failed${named(errorType)}`,
  check: () => ({
    accepted: true,
    verdict: 'Lambda would treat the whole batch as succeeded: the response is ignored',
    findings: [],
  }),
};

const maxFirehoseBytes = 6 * 1024 * 1024;

/**
 * Firehose transformation. "Data transformation and status model" in its guide: every recordId must be returned exactly once,
 * with result Ok, Dropped or ProcessingFailed and data in base64; the response may have 6 MB. Otherwise the records count as
 * failed: Lambda.MissingRecordId, Lambda.DuplicatedRecordId, Lambda.JsonProcessingException. Firehose retries a failed invocation
 * three times by default, then stores the records under processing-failed/.
 */
export const firehose: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Firehose would retry three times by default, then treat the records as failed: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const records = object === undefined ? undefined : findings.list(object.records, ['records'], 'records');
    if (records !== undefined) {
      const ids = records.map((record, index) => checkRecord(findings, record, index, isFromKafka(request)));
      checkIds(findings, request, ids);
    }
    if (sizeOf(response) > maxFirehoseBytes)
      findings.error([], `the response has ${sizeOf(response)} bytes, more than 6 MB`);
    return findings.judge({
      accepted: resultsOf(records ?? []),
      refused: 'Firehose would treat the records as failed',
    });
  },
};

function checkRecord(findings: Findings, record: JsonValue, index: number, fromKafka: boolean): string | undefined {
  const path = ['records', index];
  const one = findings.object(record, path, 'a record');
  if (one === undefined) return undefined;
  const result = findings.oneOf(one.result, [...path, 'result'], 'result', ['Ok', 'Dropped', 'ProcessingFailed']);
  // Records of MSK arrive and are returned as kafkaRecordValue.
  const name = fromKafka ? 'kafkaRecordValue' : 'data';
  if (result === 'Ok' || one[name] !== undefined) {
    const data = findings.text(one[name], [...path, name], name);
    if (data !== undefined && base64ToBytes(data) === undefined)
      findings.error([...path, name], `${name} is not base64`);
  }
  return findings.text(one.recordId, [...path, 'recordId'], 'recordId');
}

function isFromKafka(request: JsonValue): boolean {
  if (!isJsonObject(request)) return false;
  const first = isJsonList(request.records) ? request.records[0] : undefined;
  return request.sourceMSKArn !== undefined || (isJsonObject(first) && first.kafkaRecordValue !== undefined);
}

function checkIds(findings: Findings, request: JsonValue, ids: readonly (string | undefined)[]): void {
  const records = isJsonObject(request) && isJsonList(request.records) ? request.records : [];
  const asked = records.flatMap((record) =>
    isJsonObject(record) && typeof record.recordId === 'string' ? [record.recordId] : [],
  );
  for (const id of asked.filter((one) => !ids.includes(one)))
    findings.error(['records'], `record ${id} is missing (Lambda.MissingRecordId)`);
  for (const [index, id] of ids.entries()) {
    if (id === undefined) continue;
    const path = ['records', index, 'recordId'];
    if (ids.indexOf(id) < index) findings.error(path, `record ${id} is duplicated (Lambda.DuplicatedRecordId)`);
    else if (asked.length > 0 && !asked.includes(id)) findings.error(path, `record ${id} is not in the request`);
  }
}

function resultsOf(records: readonly JsonValue[]): string {
  const count = (result: string): number =>
    records.filter((record) => isJsonObject(record) && record.result === result).length;
  return `Firehose would deliver ${count('Ok')} records, drop ${count('Dropped')} and store ${count('ProcessingFailed')} under processing-failed/`;
}

const s3ResultCodes = ['Succeeded', 'TemporaryFailure', 'PermanentFailure'];

/**
 * S3 Batch Operations. "Invoke AWS Lambda function" in S3's guide: the response contains the invocation id and the task's id,
 * with a result for the task. Any other response and a failed function are a temporary failure of the task.
 */
export const s3Batch: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `S3 would treat the failure as temporary and retry the task: the function failed${named(errorType)}`,
  check(request, response): Judgment {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const asked = isJsonObject(request) ? request : {};
    const task = isJsonList(asked.tasks) && isJsonObject(asked.tasks[0]) ? asked.tasks[0].taskId : undefined;
    let code: string | undefined;
    if (object !== undefined) {
      findings.text(object.invocationSchemaVersion, ['invocationSchemaVersion'], 'invocationSchemaVersion');
      const invocationId = findings.text(object.invocationId, ['invocationId'], 'invocationId');
      if (invocationId !== undefined && asked.invocationId !== undefined && invocationId !== asked.invocationId) {
        findings.error(['invocationId'], 'invocationId differs from the request');
      }
      if (object.treatMissingKeysAs !== undefined) {
        findings.oneOf(object.treatMissingKeysAs, ['treatMissingKeysAs'], 'treatMissingKeysAs', s3ResultCodes);
      }
      const results = findings.list(object.results, ['results'], 'results') ?? [];
      for (const [index, result] of results.entries()) {
        code = checkS3Result(findings, result, index, task) ?? code;
      }
      if (results.length === 0 && isJsonList(object.results))
        findings.warning(['results'], 'results is empty, so treatMissingKeysAs determines the result');
    }
    return findings.judge({
      accepted: `S3 would record the task as ${code ?? 'treatMissingKeysAs specifies'}`,
      refused: 'S3 would treat the task as temporarily failed',
    });
  },
};

/** Checks the result of a task; returns its code. `task`: the id of the request's task. */
function checkS3Result(findings: Findings, result: JsonValue, index: number, task: unknown): string | undefined {
  const one = findings.object(result, ['results', index], 'a result');
  const id = findings.text(one?.taskId, ['results', index, 'taskId'], 'taskId');
  if (id !== undefined && task !== undefined && id !== task)
    findings.error(['results', index, 'taskId'], 'taskId differs from the request');
  if (one?.resultString !== undefined && typeof one.resultString !== 'string') {
    findings.error(['results', index, 'resultString'], mismatch('resultString', one.resultString, 'a string'));
  }
  return findings.oneOf(one?.resultCode, ['results', index, 'resultCode'], 'resultCode', s3ResultCodes);
}
