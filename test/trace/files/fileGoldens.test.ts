import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTraceBytes, type TraceFile } from '../../../src/trace/files/readTraceFile';
import { allNodes } from '../../../src/trace/normalize/lambdaNodes';
import { parseTrace } from '../../../src/trace/parse/parseTrace';
import { expectGolden } from '../../golden';
import { renderWaterfall } from '../renderWaterfall';
import { traceFileForms } from './fileFixtures';

const encoder = new TextEncoder();

function read(file: string | Uint8Array): TraceFile {
  return readTraceBytes(typeof file === 'string' ? encoder.encode(file) : file);
}

/** All that a reader of the trace sees: its id, the waterfall, errors with their places, sources and links. */
function renderFile(file: TraceFile): string {
  if (file.kind === 'unreadable') return `${file.text}\n`;
  return file.traces
    .map(({ traceId, documents, isLimitExceeded }) => {
      const nodes = allNodes(parseTrace(documents));
      const facts = nodes.flatMap(({ name, exceptions, source, links }) => [
        ...exceptions.map(({ type, message, frames }) => {
          const at = frames.map(({ path, line, label }) => ` at ${label} ${path}:${line}`).join('');
          return `${name}: ${type}: ${message}${at}`;
        }),
        ...(source === undefined ? [] : [`${name}: ${source.path}:${source.line}`]),
        ...links.map((link) => `${name}: linked to ${link.traceId} ${link.id}`),
      ]);
      const head = `${traceId}${isLimitExceeded ? ' (LimitExceeded)' : ''}`;
      return [head, renderWaterfall(documents).trimEnd(), ...facts, ''].join('\n');
    })
    .join('\n');
}

describe.each(Object.entries(traceFileForms))('files of %s look as in golden/', (kind, forms) => {
  test.each(Object.entries(forms))('%s', (_, file) => {
    expectGolden(renderFile(read(file)), join(__dirname, 'golden', `${kind.replaceAll(/[, ]+/g, '-')}.txt`));
  });
});

test.each<readonly [string, string, RegExp]>([
  ['trace summaries', JSON.stringify({ TraceSummaries: [{ Id: 'x' }] }), /trace summaries, which have no segments/],
  ['YAML of something else', 'Functions:\n- Name: shop\n', /^This file is not JSON\. Dwell opens/],
  ['a protobuf message of something else', '\u0008\u0096\u0001', /^This file is not JSON\. Dwell opens/],
  ['a cut T1S line', '{"format":"json","version":1}\nT1SCgg=', /^This file contains no trace/],
  ['nothing', '', /^This file is not JSON/],
])('%s is no trace, in a sentence', (_, text, sentence) => {
  expect(renderFile(read(text))).toMatch(sentence);
});
