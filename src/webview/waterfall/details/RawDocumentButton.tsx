import { useState } from 'preact/hooks';
import { usePanel } from '../../panelContext';
import { Icon } from '../../parts/Icon';
import { Notice } from '../../parts/Notice';

/** Opens the document behind a row as JSON in an editor. */
export function RawDocumentButton({ segmentId }: { readonly segmentId: string }) {
  const { request, announce } = usePanel();
  const [error, setError] = useState<string>();
  const open = async () => {
    const result = await request({ type: 'requestOpenDocument', segmentId });
    setError(result === 'ok' ? undefined : result.error);
    if (result !== 'ok') announce(result.error);
  };
  return (
    <>
      <button type="button" class="button" title="Open the document in an editor" onClick={() => void open()}>
        <Icon name="json" />
        Raw JSON
      </button>
      {error !== undefined && <Notice icon="info">{error}</Notice>}
    </>
  );
}
