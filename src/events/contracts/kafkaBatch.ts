import { isJsonList, isJsonObject, type JsonPath, type JsonValue, mismatch } from '../json';
import { type Contract, Findings, named } from './contract';

/**
 * Partial batch response of Amazon MSK and self-managed Kafka: itemIdentifier is `{partition: "topic-0", offset: 15}`
 * ("Configuring error handling controls for Kafka event sources" in Lambda's guide). Only used when the event source mapping has
 * ReportBatchItemFailures. A missing, empty or null list is a success.
 */
export const kafkaBatch: Contract = {
  model: 'poll',
  failed: (_request, errorType) => `Lambda would retry the whole batch: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const offsets = offsetsOf(request);
    const failures = isJsonObject(response) ? response.batchItemFailures : undefined;
    const list =
      failures === undefined || failures === null
        ? []
        : (findings.list(failures, ['batchItemFailures'], 'batchItemFailures') ?? []);
    for (const [index, failure] of list.entries()) checkFailure(findings, failure, index, offsets);
    if (list.length > 0) {
      findings.info(
        ['batchItemFailures'],
        'batchItemFailures is only used when the event source mapping has ReportBatchItemFailures',
      );
    }
    const total = [...offsets.values()].flat().length;
    const judgment = findings.judge({
      accepted:
        list.length === 0
          ? 'Lambda would treat the whole batch as succeeded'
          : `Lambda would retry ${list.length} of ${total} records: a partial batch response`,
      refused: 'Lambda would retry the whole batch',
    });
    return { ...judgment, isPartial: judgment.accepted && list.length > 0 };
  },
};

type Offsets = ReadonlyMap<string, readonly JsonValue[]>;

/** The offsets of each `topic-partition` of the event. */
function offsetsOf(request: JsonValue): Offsets {
  const records = isJsonObject(request) && isJsonObject(request.records) ? request.records : {};
  return new Map(
    Object.entries(records).map(([partition, list]) => [
      partition,
      (isJsonList(list) ? list : []).flatMap((record) =>
        isJsonObject(record) && record.offset !== undefined ? [record.offset] : [],
      ),
    ]),
  );
}

function checkFailure(findings: Findings, failure: JsonValue, index: number, offsets: Offsets): void {
  const path: JsonPath = ['batchItemFailures', index, 'itemIdentifier'];
  const item = findings.object(failure, path.slice(0, -1), 'an item of batchItemFailures');
  const id = item === undefined ? undefined : findings.object(item.itemIdentifier, path, 'itemIdentifier');
  if (id === undefined) return;
  const partition = findings.text(id.partition, [...path, 'partition'], 'partition of itemIdentifier');
  if (typeof id.offset !== 'number') {
    findings.error([...path, 'offset'], mismatch('offset of itemIdentifier', id.offset, 'a number'));
  }
  if (partition === undefined || offsets.size === 0) return;
  const known = offsets.get(partition);
  if (known === undefined) {
    findings.error([...path, 'partition'], `partition ${JSON.stringify(partition)} is not in this batch`);
  } else if (typeof id.offset === 'number' && !known.includes(id.offset)) {
    findings.error([...path, 'offset'], `offset ${id.offset} of ${partition} is not in this batch`);
  }
}
