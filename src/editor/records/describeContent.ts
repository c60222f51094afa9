import type { RecordContent } from '../../model/polling/recordContent';

const maxLength = 80;

/** The beginning of what is sent, as one line. */
export function describeContent(content: RecordContent): string {
  return textOfContent(content).replaceAll(/\s+/g, ' ').slice(0, maxLength);
}

function textOfContent(content: RecordContent): string {
  switch (content.kind) {
    case 'message':
      return content.body;
    case 'record':
      return Buffer.from(content.dataBase64, 'base64').toString('utf8');
    case 'put':
      return JSON.stringify(content.item);
    case 'delete':
      return `delete ${JSON.stringify(content.key)}`;
  }
}
