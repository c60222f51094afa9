import { parseObject } from '../../model/base/parseObject';
import { prettyPrint } from '../../model/base/prettyPrint';

/** A document as an entry of the list. */
export interface RawDocument {
  /** Absent when the document is invalid. */
  readonly id: string | undefined;
  readonly title: string;
  readonly bytes: number;
  readonly text: string;
}

/** Lists the documents by start time. */
export function rawDocuments(documents: readonly string[]): readonly RawDocument[] {
  const found = documents.map((text) => {
    const document = parseObject(text);
    const { id, name, origin, start_time } = document ?? {};
    return {
      id: typeof id === 'string' ? id : undefined,
      title: document === undefined ? 'invalid' : [name, origin].filter((part) => typeof part === 'string').join(' · '),
      bytes: new TextEncoder().encode(text).byteLength,
      text,
      startSeconds: Number(start_time) || 0,
    };
  });
  return found.sort((a, b) => a.startSeconds - b.startSeconds);
}

/** Formats a document; digits and keys as written. */
export function prettyDocument(text: string): string {
  return prettyPrint(text);
}
