import type { Invocation } from '../model/invocation/invocation';

/**
 * Each message is a full copy. Keeps the previous objects for unchanged parts, so that a message that only advances the clock
 * causes no parsing or rendering.
 */
export function keepEvidence(before: Invocation | undefined, next: Invocation): Invocation {
  if (before === undefined || before.id !== next.id) return next;
  const { documents, logs, answer } = before;
  const hasSameDocuments =
    documents.length === next.documents.length &&
    documents.every((document, index) => document === next.documents[index]);
  const hasSameLogs =
    logs.length === next.logs.length &&
    logs.every((event, index) => {
      const other = next.logs[index];
      return event.timestampMs === other?.timestampMs && event.message === other.message;
    });
  return {
    ...next,
    documents: hasSameDocuments ? documents : next.documents,
    logs: hasSameLogs ? logs : next.logs,
    answer: JSON.stringify(answer) === JSON.stringify(next.answer) ? answer : next.answer,
  };
}
