import type { RecordContent } from '../../model/polling/recordContent';

/** The size of what is sent, without attributes. */
export function contentBytes(content: RecordContent): number {
  const lengthOf = (text: string) => new TextEncoder().encode(text).length;
  switch (content.kind) {
    case 'message':
      return lengthOf(content.body);
    case 'record':
      return Math.floor((content.dataBase64.replaceAll('=', '').length * 3) / 4);
    case 'put':
      return lengthOf(JSON.stringify(content.item));
    case 'delete':
      return lengthOf(JSON.stringify(content.key));
  }
}
