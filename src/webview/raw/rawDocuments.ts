import { parseObject } from '../../model/base/parseObject';
import { prettyPrint } from '../../model/base/prettyPrint';

/** A document as a line of the list. */
export interface RawDocument {
  /** Absent where the document cannot be read. */
  readonly id: string | undefined;
  readonly title: string;
  readonly bytes: number;
  readonly text: string;
}

/** The documents in the order in which they began. */
export function rawDocuments(documents: readonly string[]): readonly RawDocument[] {
  const found = documents.map((text) => {
    const document = parseObject(text);
    const { id, name, origin, start_time } = document ?? {};
    return {
      id: typeof id === 'string' ? id : undefined,
      title:
        document === undefined ? 'not readable' : [name, origin].filter((part) => typeof part === 'string').join(' · '),
      bytes: new TextEncoder().encode(text).byteLength,
      text,
      startSeconds: Number(start_time) || 0,
    };
  });
  return found.sort((a, b) => a.startSeconds - b.startSeconds);
}

/** A document in lines, as it was written. */
export function prettyDocument(text: string): string {
  return prettyPrint(text);
}
