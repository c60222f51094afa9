import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import { describeMappingSettings, describeMappingState } from '../../triggers/describeMapping';
import { nameOfSource } from '../../triggers/nameOfSource';

/** Results of the last poll that are no problem (API_EventSourceMappingConfiguration, LastProcessingResult). */
const calmResults = /^(OK|No records processed)$/i;

/** The event source mappings of a function and what keeps them from invoking it, as text for a language model. */
export function mappingLines(functionName: string, mappings: readonly EventSourceMapping[]): string {
  if (mappings.length === 0) return `${functionName} has no event source mapping.`;
  return mappings
    .map((mapping) =>
      [
        `${nameOfSource(mapping.settings.source)} → ${functionName}: ${verdictOf(mapping)}`,
        ...[...describeMappingState(mapping), ...describeMappingSettings(mapping.settings)].map((line) => `- ${line}`),
        ...riskLines(mapping).map((line) => `- Note: ${line}`),
        `ids: mapping ${mapping.uuid}`,
      ].join('\n'),
    )
    .join('\n\n');
}

function verdictOf({ state, stateReason, filterError, lastResult }: EventSourceMapping): string {
  if (filterError !== undefined) return 'its filters are invalid, so that nothing is delivered.';
  if (state === 'Disabled')
    return `disabled${stateReason === undefined ? '' : ` (${stateReason})`}: Lambda does not poll.`;
  if (state !== 'Enabled' && state !== 'Other') return `${state.toLowerCase()}: wait until it is enabled.`;
  if (lastResult !== undefined && !calmResults.test(lastResult)) return `the last poll had a problem: ${lastResult}`;
  return 'enabled, and no problem is reported.';
}

function riskLines({ settings, functionArn }: EventSourceMapping): readonly string[] {
  const { source, reportsItemFailures, maximumRetryAttempts, onFailure, batchSize } = settings;
  const isQueue = source.kind === 'arn' && source.arn.split(':')[2] === 'sqs';
  const isStream = source.kind === 'arn' && ['kinesis', 'dynamodb'].includes(source.arn.split(':')[2] ?? '');
  const isBatch = (batchSize ?? 1) > 1;
  return [
    ...((isQueue || isStream) && isBatch && !reportsItemFailures
      ? ['without ReportBatchItemFailures, one failed record fails its whole batch.']
      : []),
    ...(isStream && maximumRetryAttempts === 'untilExpired'
      ? ['retries have no limit, so that a record that always fails blocks its shard until it expires.']
      : []),
    ...(isStream && onFailure === undefined ? ['without an on-failure destination, discarded records are lost.'] : []),
    ...(/:function:[^:]+$/.test(functionArn) ? [] : [`it invokes ${functionArn.split(':').at(-1)}.`]),
  ];
}
