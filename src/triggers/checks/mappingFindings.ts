import type { CheckedMapping } from './checkedMapping';
import { type Finding, pages } from './finding';
import { queueFindings } from './queueFindings';
import { streamFindings } from './streamFindings';

/** Why a mapping does not invoke its function, and what will bite: errors first. */
export function mappingFindings(checked: CheckedMapping): readonly Finding[] {
  const { mapping, facts } = checked;
  const { source } = mapping.settings;
  const service = source.kind === 'arn' ? source.arn.split(':')[2] : undefined;
  const own = service === 'sqs' ? queueFindings(checked, facts?.kind === 'queue' ? facts : undefined) : [];
  const ofStream = service === 'kinesis' || service === 'dynamodb' ? streamFindings(mapping) : [];
  const all = [
    ...stateFindings(checked),
    ...filterFindings(checked),
    ...answerFindings(checked),
    ...concurrencyFindings(checked),
    ...own,
    ...ofStream,
  ];
  return [...all.filter(({ severity }) => severity === 'error'), ...all.filter(({ severity }) => severity !== 'error')];
}

function stateFindings({ mapping, lambda }: CheckedMapping): readonly Finding[] {
  const { uuid, state, lastResult } = mapping;
  // AWS's word for a change by a user says nothing.
  const stateReason = mapping.stateReason === 'USER_INITIATED' ? undefined : mapping.stateReason;
  const findings: Finding[] = [];
  if (state === 'Disabled' || state === 'Disabling') {
    findings.push({
      severity: 'error',
      title: 'The mapping is disabled',
      reason:
        `Lambda does not poll. Records stay in the source until its retention period ends. ${stateReason ?? ''}`.trim(),
      source: pages.mappings,
      fix: { changes: [['State', state, 'Enabled']], apply: { kind: 'enable', uuid } },
    });
  }
  if (lambda.state.kind === 'Failed' || lambda.state.kind === 'Inactive') {
    findings.push({
      severity: 'error',
      title: `The function’s state is ${lambda.state.kind}`,
      reason: lambda.state.reason ?? 'It cannot run until it is deployed again or invoked.',
      source: pages.mappings,
      fix: undefined,
    });
  }
  const said = [stateReason, lastResult].filter((part) => part !== undefined).join('. ');
  if (/permission|not authorized|access ?denied|cannot (?:access|be assumed)/i.test(said)) {
    findings.push({
      severity: 'error',
      title: 'The execution role may not read the source',
      reason: `Lambda reports: ${said}`,
      source: pages.mappings,
      fix: undefined,
    });
  } else if (/throttl/i.test(lastResult ?? '')) {
    findings.push({
      severity: 'error',
      title: 'The function is throttled',
      reason: `The last poll ended with: ${lastResult}. Throttled batches are retried; messages count another receive.`,
      source: pages.concurrency,
      fix: undefined,
    });
  } else if (lastResult?.startsWith('PROBLEM') === true) {
    findings.push({
      severity: 'error',
      title: 'The last poll failed',
      reason: `Lambda reports: ${lastResult}`,
      source: pages.mappings,
      fix: undefined,
    });
  }
  return findings;
}

function filterFindings({ mapping, peeked }: CheckedMapping): readonly Finding[] {
  const findings: Finding[] = [];
  if (mapping.filterError !== undefined) {
    findings.push({
      severity: 'error',
      title: 'Lambda cannot use the filters',
      reason: mapping.filterError,
      source: pages.filters,
      fix: undefined,
    });
  }
  if (peeked !== undefined && peeked.records > 0 && peeked.dropped === peeked.records) {
    findings.push({
      severity: 'error',
      title: `The filters drop all ${peeked.records} records that were peeked`,
      reason:
        'A record must match one of the filters. Numbers and text differ, and a body that is not JSON matches no pattern for JSON.',
      source: pages.filters,
      fix: undefined,
    });
  }
  return findings;
}

function answerFindings({ mapping, returnsItemFailures, lambda }: CheckedMapping): readonly Finding[] {
  const { uuid, settings } = mapping;
  if (!returnsItemFailures || settings.reportsItemFailures) return [];
  return [
    {
      severity: 'warning',
      title: 'Partial batch responses are ignored',
      reason: `${lambda.name} returns batchItemFailures, but the mapping does not have ReportBatchItemFailures: failed records count as processed.`,
      source: pages.streamBatches,
      fix: {
        changes: [['Report batch item failures', 'off', 'on']],
        apply: { kind: 'mapping', uuid, reportsItemFailures: true },
      },
    },
  ];
}

function concurrencyFindings({ mappings, reservedConcurrency, mapping }: CheckedMapping): readonly Finding[] {
  if (reservedConcurrency === undefined || reservedConcurrency === 'none') return [];
  const base = { source: pages.queueScaling, fix: undefined };
  if (reservedConcurrency === 0) {
    const title = 'Reserved concurrency is 0';
    return [{ ...base, severity: 'error', title, reason: 'Every invocation of the function is throttled.' }];
  }
  const sum = mappings.reduce((total, { settings }) => total + (settings.maximumConcurrency ?? 0), 0);
  if (sum > reservedConcurrency) {
    const title = `Maximum concurrency of the mappings adds up to ${sum}, reserved concurrency is ${reservedConcurrency}`;
    const reason = 'Batches beyond it are throttled, and their messages may reach the dead-letter queue without a run.';
    return [{ ...base, severity: 'warning', title, reason }];
  }
  const isQueue = mapping.settings.source.kind === 'arn' && mapping.settings.source.arn.split(':')[2] === 'sqs';
  if (!isQueue || reservedConcurrency >= 5) return [];
  const title = `Reserved concurrency of ${reservedConcurrency} is below 5`;
  const reason = 'Lambda polls a queue with five batches at once. Those that are throttled use up receives.';
  return [{ ...base, severity: 'warning', title, reason }];
}
