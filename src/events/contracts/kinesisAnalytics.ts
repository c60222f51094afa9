import { isJsonObject, type JsonValue } from '../json';
import { checkRecordIds, checkTransformed } from './batches';
import { type Contract, Findings, named } from './contract';

/**
 * Kinesis Data Analytics for SQL. "Preprocessing data using a Lambda function" and "Using a Lambda function as output" in its
 * guide: every recordId comes back; a preprocessor answers Ok, Dropped or ProcessingFailed with data, a destination Ok or
 * DeliveryFailed.
 */
export const kinesisAnalytics: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Kinesis Data Analytics would try the records again: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const records = object === undefined ? undefined : findings.list(object.records, ['records'], 'records');
    if (records !== undefined) {
      const ids = records.map((record, index) =>
        isPreprocessor(request)
          ? checkTransformed(findings, record, index, 'data')
          : checkDelivered(findings, record, index),
      );
      checkRecordIds(findings, request, ids);
    }
    return findings.judge({
      accepted: isPreprocessor(request)
        ? 'Kinesis Data Analytics would read the records'
        : 'Kinesis Data Analytics would count the records as delivered, but for those that failed',
      refused: 'Kinesis Data Analytics would take the records as failed',
    });
  },
};

function isPreprocessor(request: JsonValue): boolean {
  return isJsonObject(request) && request.streamArn !== undefined;
}

function checkDelivered(findings: Findings, record: JsonValue, index: number): string | undefined {
  const path = ['records', index];
  const one = findings.object(record, path, 'a record');
  if (one === undefined) return undefined;
  findings.oneOf(one.result, [...path, 'result'], 'result', ['Ok', 'DeliveryFailed']);
  return findings.text(one.recordId, [...path, 'recordId'], 'recordId');
}
