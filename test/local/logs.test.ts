import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { compileFilterPattern } from '../../src/local/logs/filterPattern';
import { LogStore } from '../../src/local/logs/logStore';
import { logTail, reportLine } from '../../src/local/logs/platformLines';
import { readFrames } from '../../src/local/sandbox/frameReader';
import { readLines } from '../../src/local/sandbox/lineReader';

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
    const tail = logTail([text]).toString('utf8');
    expect(text.endsWith(tail)).toBe(true);
    expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(4096);
  },
);

describe('the output of a process, cut anywhere', () => {
  function frame(text: string): Buffer {
    const header = Buffer.alloc(16);
    const body = Buffer.from(text, 'utf8');
    header.writeUInt32BE(0xa55a0003);
    header.writeUInt32BE(body.length, 4);
    header.writeBigUInt64BE(1_500_000n, 8);
    return Buffer.concat([header, body]);
  }

  function inPieces(bytes: Buffer, size: number, read: (stream: PassThrough, take: (text: string) => void) => void) {
    const stream = new PassThrough();
    const taken: string[] = [];
    read(stream, (text) => taken.push(text));
    for (let at = 0; at < bytes.length; at += size) stream.write(bytes.subarray(at, at + size));
    stream.end();
    return new Promise<readonly string[]>((resolve) => stream.once('end', () => resolve(taken)));
  }

  test.each([1, 2, 7, 1000])('lines, in pieces of %i bytes', async (size) => {
    const bytes = Buffer.from('één\ntwo\rlines\r\n\nrest', 'utf8');
    expect(await inPieces(bytes, size, readLines)).toEqual(['één\n', 'two\nlines\n', '\n', 'rest\n']);
  });

  test.each([1, 15, 17, 1000])('frames, in pieces of %i bytes', async (size) => {
    const bytes = Buffer.concat([frame('één\nentry\n'), frame('two')]);
    expect(await inPieces(bytes, size, readFrames)).toEqual(['één\nentry\n', 'two\n']);
  });
});

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
