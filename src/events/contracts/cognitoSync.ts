import { isJsonObject, type JsonValue } from '../json';
import { type Contract, Findings, named } from './contract';

/**
 * Amazon Cognito Sync. "Customizing workflows with Amazon Cognito Events" in its guide: the function returns the event; op of a
 * record is replace or remove; records that were not in the event cannot be added, but values can be changed. An error is
 * handed to the client that synchronizes.
 */
export const cognitoSync: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `Cognito would refuse to synchronize: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const records =
      object === undefined ? undefined : findings.object(object.datasetRecords, ['datasetRecords'], 'datasetRecords');
    for (const [key, record] of Object.entries(records ?? {})) checkRecord(findings, key, record);
    return findings.judge({
      accepted: 'Cognito would store the records of the response',
      refused: 'Cognito would refuse to synchronize',
    });
  },
};

function checkRecord(findings: Findings, key: string, record: JsonValue): void {
  const path = ['datasetRecords', key];
  if (!isJsonObject(record)) findings.object(record, path, `record ${key}`);
  else findings.oneOf(record.op, [...path, 'op'], 'op', ['replace', 'remove']);
}
