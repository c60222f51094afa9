import { expect, test } from 'vitest';
import { binaryPayload, decodePayload, describeBinary } from '../../src/model/invocation/binaryResponse';
import { binaryTypeOf, extensionOfType, pictureMediaType } from '../../src/model/invocation/binaryType';
import type { InvokeAnswer } from '../../src/model/invocation/invocation';
import { savedResponse } from '../../src/model/invocation/savedResponse';

test.each([
  ['89504e470d0a1a0a0000', 'PNG image', 'image/png'],
  ['ffd8ffe000104a464946', 'JPEG image', 'image/jpeg'],
  ['474946383761', 'GIF image', 'image/gif'],
  ['474946383961', 'GIF image', 'image/gif'],
  ['524946461a00000057454250', 'WebP image', 'image/webp'],
  ['524946461a00000057415645', 'WAV audio', undefined],
  ['0000001c6674797061766966', 'AVIF image', undefined],
  ['000000206674797069736f6d', 'MP4 video', undefined],
  ['255044462d312e37', 'PDF document', undefined],
  ['504b030414', 'ZIP archive', undefined],
  ['1f8b0800', 'gzip data', undefined],
  ['0061736d01000000', 'WebAssembly module', undefined],
  ['28b52ffd', 'Zstandard data', undefined],
  ['8950', undefined, undefined],
  ['', undefined, undefined],
])('%s is %s', (hex, type, mediaType) => {
  expect(binaryTypeOf(Buffer.from(hex, 'hex'))).toBe(type);
  expect(pictureMediaType(type)).toBe(mediaType);
});

test('text stays text: SVG, characters of many bytes, a byte order mark', () => {
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '"ä🙂"', '\uFEFF{}', '']) {
    expect(decodePayload(Buffer.from(text))).toEqual({ payload: text, binary: undefined });
  }
});

test('every byte of a long response is kept', () => {
  const bytes = Buffer.from(Array.from({ length: 100_001 }, (_, index) => (index * 7) % 256));
  expect(Buffer.from(binaryPayload(bytes).binary.base64 ?? '', 'base64').equals(bytes)).toBe(true);
});

test('is described by size and type', () => {
  expect(describeBinary({ type: 'PNG image', base64: undefined }, 12 * 1024)).toBe('Binary, 12 KB, PNG image');
  expect(describeBinary({ type: undefined, base64: undefined }, 3)).toBe('Binary, 3 bytes');
});

type Answered = Extract<InvokeAnswer, { kind: 'answered' }>;

function answered(payload: string, more: Partial<Answered> = {}): Answered {
  return {
    kind: 'answered',
    atMs: 1,
    statusCode: 200,
    requestId: 'r-1',
    executedVersion: undefined,
    functionError: undefined,
    payload,
    payloadBytes: Buffer.byteLength(payload),
    logTail: undefined,
    ...more,
  };
}

test.each([
  ['{"id":12345678901234567890}', undefined, 'json'],
  ['<!DOCTYPE html><p>', undefined, 'html'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', undefined, 'svg'],
  ['<?xml version="1.0"?><svg/>', undefined, 'svg'],
  ['<?xml version="1.0"?><orders/>', undefined, 'xml'],
  ['a,b', 'text/csv; charset=utf-8', 'csv'],
  ['a,b', 'application/octet-stream', 'txt'],
  ['# Orders', 'TEXT/MARKDOWN', 'md'],
  ['hello', 'application/../../x', 'txt'],
])('%s of type %s is saved as .%s', (text, contentType, extension) => {
  expect(savedResponse(answered(text, { contentType }))).toEqual({
    content: { text },
    bytes: Buffer.byteLength(text),
    extension,
  });
});

test('bytes are saved under the extension of their format, then of their media type', () => {
  const extensionOf = (type: string | undefined, contentType?: string) =>
    savedResponse(answered('', { binary: { type, base64: 'AA==' }, payloadBytes: 1, contentType }))?.extension;
  expect([
    extensionOf('PDF document'),
    extensionOf('PNG image', 'application/octet-stream'),
    extensionOf(undefined, 'font/woff2'),
    extensionOf(undefined, 'application/octet-stream'),
    extensionOf(undefined),
  ]).toEqual(['pdf', 'png', 'woff2', 'bin', 'bin']);
  expect(extensionOfType('JPEG image')).toBe('jpg');
});

test('nothing came: nothing to save', () => {
  expect(savedResponse(answered(''))).toBeUndefined();
  expect(savedResponse({ kind: 'abandoned', atMs: 1 })).toBeUndefined();
});
