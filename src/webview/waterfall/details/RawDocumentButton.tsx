import { Icon } from '../../parts/Icon';
import { useFailure } from '../../parts/useFailure';

/** Opens a row's document as JSON in an editor. */
export function RawDocumentButton({ segmentId }: { readonly segmentId: string }) {
  const { notice, ask } = useFailure();
  return (
    <>
      <button
        type="button"
        class="button"
        title="Open the document in an editor"
        onClick={() => void ask({ type: 'requestOpenDocument', segmentId })}
      >
        <Icon name="json" />
        Raw JSON
      </button>
      {notice}
    </>
  );
}
