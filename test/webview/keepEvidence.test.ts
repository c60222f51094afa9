import { expect, it } from 'vitest';
import { keepEvidence } from '../../src/webview/keepEvidence';
import { eventFailing } from './fixtures/invocations';

it('keeps what is the same and takes what is new', () => {
  const before = eventFailing(1);
  const copy = keepEvidence(before, structuredClone(before));
  expect([copy.documents === before.documents, copy.logs === before.logs, copy.answer === before.answer]).toEqual([
    true,
    true,
    true,
  ]);

  const next = eventFailing(2);
  const grown = keepEvidence(before, next);
  expect([grown.documents === next.documents, grown.logs === next.logs]).toEqual([true, true]);
  expect(keepEvidence(before, { ...next, id: 'another' }).documents).toBe(next.documents);
});
