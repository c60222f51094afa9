import { useMemo, useState } from 'preact/hooks';
import { formatBytes } from '../../model/base/formatBytes';
import { plural } from '../../model/base/plural';
import { JsonText } from '../answer/JsonText';
import { ActionButton } from '../parts/ActionButton';
import { CopyButton } from '../parts/CopyButton';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import { ScrollBox } from '../parts/ScrollBox';
import { useFailure } from '../parts/useFailure';
import { prettyDocument, type RawDocument, rawDocuments } from './rawDocuments';

/** The documents as X-Ray returned them. Only expanded ones are rendered. */
export function RawView({ documents }: { readonly documents: readonly string[] }) {
  const { notice, onError } = useFailure();
  const list = useMemo(() => rawDocuments(documents), [documents]);
  if (list.length === 0) return <Notice icon="info">No trace documents yet.</Notice>;
  return (
    <>
      <div class="view-tools">
        <ActionButton
          icon="go-to-file"
          label="Open All in an Editor"
          title="Opens all documents as JSON"
          body={{ type: 'requestOpenDocument', segmentId: undefined }}
          onError={onError}
        />
        <CopyButton what="documents" text={`[${documents.join(',\n')}]`} />
        <span class="view-note">{plural(list.length, 'document')}</span>
      </div>
      {notice}
      <ul class="documents">
        {list.map((document, index) => (
          <Document key={document.id ?? index} document={document} onError={onError} />
        ))}
      </ul>
    </>
  );
}

interface DocumentProps {
  readonly document: RawDocument;
  readonly onError: (error: string | undefined) => void;
}

function Document({ document, onError }: DocumentProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { id, title, bytes, text } = document;
  return (
    <li>
      <div class="document-head">
        <button type="button" class="section-toggle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
          {title}
        </button>
        <span class="view-note">{[id, formatBytes(bytes)].filter(Boolean).join(', ')}</span>
      </div>
      {isOpen && (
        <>
          {id !== undefined && (
            <div class="view-tools">
              <ActionButton
                icon="go-to-file"
                label="Open in an Editor"
                title="Opens this document as JSON"
                body={{ type: 'requestOpenDocument', segmentId: id }}
                onError={onError}
              />
              <CopyButton what="document" text={text} />
            </div>
          )}
          <ScrollBox class="text-block tall" label={`Document ${title}`}>
            <JsonText text={prettyDocument(text)} />
          </ScrollBox>
        </>
      )}
    </li>
  );
}
