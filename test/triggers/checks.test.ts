import { join } from 'node:path';
import { test } from 'vitest';
import type { EventSourceMapping } from '../../src/model/function/eventSourceMapping';
import type { EventInvokeConfig } from '../../src/model/function/functions';
import { asyncFindings } from '../../src/triggers/checks/asyncFindings';
import type { CheckedMapping } from '../../src/triggers/checks/checkedMapping';
import type { Finding } from '../../src/triggers/checks/finding';
import { mappingFindings } from '../../src/triggers/checks/mappingFindings';
import { expectGolden } from '../golden';
import { makeMapping } from './makeMapping';

const golden = join(import.meta.dirname, 'golden');

const queueArn = 'arn:aws:sqs:eu-west-1:123456789012:orders';
const streamArn = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks';
const deadLetterArn = 'arn:aws:sqs:eu-west-1:123456789012:orders-dead';

const active = { kind: 'Active', reason: undefined, isUpdating: false } as const;
const queue = (visibilityTimeoutSeconds: number, maximumReceives: number | undefined) =>
  ({
    kind: 'queue',
    visibilityTimeoutSeconds,
    redrive: maximumReceives === undefined ? undefined : { deadLetterArn, maximumReceives },
  }) as const;

function checked(mapping: EventSourceMapping, change: Partial<CheckedMapping> = {}): CheckedMapping {
  return {
    mapping,
    lambda: { name: 'checkout', timeoutSeconds: 10, state: active },
    facts: undefined,
    mappings: [mapping],
    reservedConcurrency: 'none',
    peeked: undefined,
    returnsItemFailures: false,
    ...change,
  };
}

function render(title: string, findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ severity, title: what, reason, source, fix }) => [
    `${severity}: ${what}`,
    `  ${reason}`,
    `  ${source}`,
    ...(fix?.changes ?? []).map(([name, before, after]) => `  fix: ${name}: ${before} → ${after}`),
    ...(fix === undefined ? [] : [`  call: ${JSON.stringify(fix.apply)}`]),
  ]);
  return `# ${title}\n${lines.length === 0 ? 'nothing' : lines.join('\n')}\n`;
}

const of = (title: string, one: CheckedMapping) => render(title, mappingFindings(one));

test('what is found about a mapping, why, and what would be changed', () => {
  const good = makeMapping(queueArn);
  const stream = makeMapping(streamArn, { onFailure: deadLetterArn, maximumRetryAttempts: 3 });
  const filtered = makeMapping(streamArn, { ...stream.settings, filters: ['{}'] });
  const limited = makeMapping(queueArn, { maximumConcurrency: 8 });
  const denied = 'PROBLEM: Lambda does not have permission to access the stream.';
  expectGolden(
    [
      of('a queue as AWS advises', checked(good, { facts: queue(60, 5) })),
      of('a queue that could not be read', checked(good)),
      of(
        'a short visibility timeout and few receives',
        checked(makeMapping(queueArn, { batchWindowSeconds: 20 }), { facts: queue(30, 2) }),
      ),
      of('no dead-letter queue', checked(good, { facts: queue(60, undefined) })),
      of('disabled', checked(makeMapping(queueArn, {}, { state: 'Disabled' }), { facts: queue(60, 5) })),
      of(
        'a function that failed',
        checked(good, {
          lambda: {
            name: 'a',
            timeoutSeconds: 3,
            state: { kind: 'Failed', reason: 'The image was deleted.', isUpdating: false },
          },
        }),
      ),
      of('a stream as it should be', checked(stream)),
      of('a stream with defaults', checked(makeMapping(streamArn, { maximumRetryAttempts: 'untilExpired' }))),
      of(
        'a stream that splits without a limit',
        checked(makeMapping(streamArn, { bisectsBatch: true, onFailure: deadLetterArn })),
      ),
      of('partial answers, not enabled', checked(stream, { returnsItemFailures: true })),
      of('filters that drop everything', checked(filtered, { peeked: { records: 12, dropped: 12 } })),
      of('filters that drop some', checked(filtered, { peeked: { records: 12, dropped: 11 } })),
      of(
        'filters that cannot be used',
        checked(makeMapping(streamArn, stream.settings, { filterError: 'The KMS key is disabled.' })),
      ),
      of('not permitted', checked(makeMapping(streamArn, stream.settings, { lastResult: denied }))),
      of(
        'throttled',
        checked(makeMapping(streamArn, stream.settings, { lastResult: 'PROBLEM: Function was throttled' })),
      ),
      of(
        'the last poll failed',
        checked(makeMapping(streamArn, stream.settings, { lastResult: 'PROBLEM: Function call failed' })),
      ),
      of('no concurrency', checked(good, { reservedConcurrency: 0 })),
      of('concurrency that adds up', checked(limited, { mappings: [limited, limited], reservedConcurrency: 10 })),
      of('little concurrency', checked(good, { reservedConcurrency: 2 })),
    ].join('\n'),
    join(golden, 'mappingFindings.txt'),
  );
});

test('what is found about asynchronous settings', () => {
  const config: EventInvokeConfig = {
    source: 'default',
    maximumRetryAttempts: 2,
    maximumEventAgeSeconds: 21_600,
    onSuccess: undefined,
    onFailure: deadLetterArn,
    deadLetter: undefined,
    retryDelaysMs: [60_000, 120_000],
  };
  expectGolden(
    [
      render('with a destination', asyncFindings(config, 'none')),
      render('without', asyncFindings({ ...config, onFailure: undefined }, 'none')),
      render('a short age', asyncFindings({ ...config, maximumEventAgeSeconds: 60 }, 'none')),
      render(
        'a short age, no retries',
        asyncFindings({ ...config, maximumEventAgeSeconds: 60, maximumRetryAttempts: 0 }, 'none'),
      ),
      render('no concurrency', asyncFindings(config, 0)),
    ].join('\n'),
    join(golden, 'asyncFindings.txt'),
  );
});
