import { expect, test } from 'vitest';
import { OutputParser } from '../../src/local/sandbox/outputParser';

function frame(text: string): Buffer {
  const header = Buffer.alloc(16);
  const body = Buffer.from(text, 'utf8');
  header.writeUInt32BE(0xa55a000f);
  header.writeUInt32BE(body.length, 4);
  header.writeBigUInt64BE(1_500_000n, 8);
  return Buffer.concat([header, body]);
}

/** Each entry with its time, where it has one. */
function parsed(bytes: Buffer, size: number): readonly string[] {
  const taken: string[] = [];
  const parser = new OutputParser((entry, atMs) => taken.push(atMs === undefined ? entry : `${atMs} ${entry}`));
  for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size));
  parser.flush();
  return taken;
}

test.each([1, 2, 7, 15, 17, 1000])('lines and whole entries in the order of writing, cut every %i bytes', (size) => {
  const bytes = Buffer.concat([
    Buffer.from('één\r\n\n', 'utf8'),
    frame('two\nlines\n'),
    Buffer.from('begun, '),
    frame('between'),
    frame(''),
    Buffer.from('ended\nrest'),
  ]);
  expect(parsed(bytes, size)).toEqual([
    'één\n',
    '\n',
    '1500 two\nlines\n',
    '1500 between\n',
    'begun, ended\n',
    'rest\n',
  ]);
});

test('a line of fifty megabytes comes in pieces, and costs what it weighs', () => {
  const taken: number[] = [];
  const parser = new OutputParser((entry) => taken.push(entry.length));
  const chunk = Buffer.alloc(64 * 1024, 'x');
  for (let written = 0; written < 50 * 1024 * 1024; written += chunk.length) parser.push(chunk);
  parser.push(Buffer.from('\nnext\n'));
  expect(taken.length).toBe(201 + 1);
  expect(Math.max(...taken)).toBe(256 * 1024 + 1);
  expect(taken.at(-1)).toBe('next\n'.length);
});

test('bytes that only look like the beginning of an entry are text', () => {
  expect(parsed(Buffer.from([0x61, 0xa5, 0x5a]), 1).length).toBe(1);
});
