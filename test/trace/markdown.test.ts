import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toMarkdown } from '../../src/trace/export/toMarkdown';
import { expectGolden } from '../golden';
import { eventFailing } from '../webview/fixtures/invocations';
import { startMs } from '../webview/fixtures/segments';
import { situations } from './situations';

test('a failed event becomes a summary for an issue', () => {
  const invocation = eventFailing(3);
  const text = toMarkdown(invocation.traceId, invocation.documents, invocation, startMs + 600_000);
  expectGolden(text, join(__dirname, 'golden', 'failedEvent.md'));
});

test('a trace alone has its time and its error', () => {
  const text = toMarkdown('1-6ab15580-0123456789abcdef01234567', situations.timeout ?? [], undefined, 0);
  expectGolden(text, join(__dirname, 'golden', 'timeout.md'));
});

test('names and messages cannot become markup, mentions or code fences', () => {
  const invocation = eventFailing(1);
  const documents = invocation.documents.map((document) => document.replaceAll('TypeError', '@team <b>|```'));
  const text = toMarkdown(invocation.traceId, documents, { ...invocation, documents }, startMs + 600_000);
  expect(text.match(/^```$/gm)).toHaveLength(2);
  expect(text).not.toMatch(/(?<!\\)@team(?![^`]*```)/);
});
