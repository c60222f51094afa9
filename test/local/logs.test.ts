import { describe, expect, test } from 'vitest';
import { compileFilterPattern } from '../../src/local/logs/filterPattern';
import { LogStore } from '../../src/local/logs/logStore';
import { LogTail, reportLine } from '../../src/local/logs/platformLines';

describe('a filter pattern', () => {
  test.each([
    ['', 'anything', true],
    ['ERROR', 'an ERROR here', true],
    ['ERROR', 'an error here', false],
    ['ERROR id', 'id of ERROR', true],
    ['ERROR id', 'ERROR', false],
    ['"two words"', 'two words', true],
    ['"two words"', 'words two', false],
    ['"a \\"quoted\\" b"', 'a "quoted" b', true],
    ['ERROR -Timeout', 'ERROR: Timeout', false],
    ['?a ?b', 'b', true],
    ['?a ?b', 'c', false],
  ])('%j on %j: %s', (pattern, message, expected) => {
    expect(compileFilterPattern(pattern)?.(message)).toBe(expected);
  });

  test.each(['{ $.level = "ERROR" }', '[ip, user]', '%regex%'])('%s is not understood, and says so', (pattern) => {
    expect(compileFilterPattern(pattern)).toBeUndefined();
  });
});

test('a group keeps its newest 4 MB, and another group loses nothing for it', () => {
  const store = new LogStore();
  store.openStream('/aws/lambda/quiet', 0).append(0, 'here');
  const stream = store.openStream('/aws/lambda/loud', 0);
  for (let count = 0; count < 5_000; count += 1) stream.append(count, `${count} ${'x'.repeat(2_000)}`);
  const kept = (store.events('/aws/lambda/loud') ?? []).map(({ message }) => Number.parseInt(message, 10));
  expect([kept.length, kept.at(0), kept.at(-1)]).toEqual([1_902, 3_098, 4_999]);
  expect(store.events('/aws/lambda/quiet')?.map(({ message }) => message)).toEqual(['here']);
});

test('REPORT, letter for letter', () => {
  const report = {
    requestId: 'r',
    durationMs: 3.014,
    memoryMb: 128,
    maxMemoryUsedMb: 36,
    initMs: undefined,
    status: undefined,
    errorType: undefined,
    trace: undefined,
  };
  expect(reportLine(report)).toBe(
    'REPORT RequestId: r\tDuration: 3.01 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\t\n',
  );
  expect(reportLine({ ...report, initMs: 110.1, status: 'error', errorType: 'Runtime.ExitError' })).toBe(
    'REPORT RequestId: r\tDuration: 3.01 ms\tBilled Duration: 114 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 110.10 ms\tStatus: error\tError Type: Runtime.ExitError\t\n',
  );
});

test.each([4095, 4096, 4097, 4098, 4099])(
  'a tail of %i bytes of three-byte characters is cut between them',
  (bytes) => {
    const text = `${'a'.repeat(bytes % 3)}${'✓'.repeat(Math.floor(bytes / 3))}`;
    const kept = new LogTail();
    kept.add(text);
    const tail = kept.bytes().toString('utf8');
    expect(text.endsWith(tail)).toBe(true);
    expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(4096);
  },
);

test('a log stream keeps the order of writing, whatever the clocks of the writers say', () => {
  const store = new LogStore();
  const stream = store.openStream('/aws/lambda/hello', 1_000);
  stream.append(1_000, 'START');
  stream.append(1_003.9, 'from the process, whose clock is ahead');
  stream.append(1_002, 'END');
  expect(store.events('/aws/lambda/hello')?.map(({ timestampMs, message }) => `${timestampMs} ${message}`)).toEqual([
    '1000 START',
    '1003 from the process, whose clock is ahead',
    '1003 END',
  ]);
});
