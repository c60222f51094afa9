import { useEffect } from 'preact/hooks';
import { formatBytes } from '../../model/base/formatBytes';
import { JsonText } from '../answer/JsonText';
import { shownPayload } from '../answer/shownPayload';
import { usePanel } from '../panelContext';
import { ActionButton } from '../parts/ActionButton';
import { CopyButton } from '../parts/CopyButton';
import { ScrollBox } from '../parts/ScrollBox';
import { useFailure } from '../parts/useFailure';

/** The payload that was sent. It is only requested from the host when the view is opened. */
export function RequestView({ payloadBytes }: { readonly payloadBytes: number }) {
  const { payload } = usePanel();
  const { notice, onError, ask } = useFailure();
  const isMissing = payload === undefined;
  useEffect(() => {
    if (!isMissing) return;
    void ask({ type: 'requestPayload' });
  }, [isMissing]);
  const shown = payload === undefined ? undefined : shownPayload(payload);
  return (
    <>
      <div class="view-tools">
        <ActionButton
          icon="json"
          label="Open in Editor"
          title="Opens the payload in an editor"
          body={{ type: 'requestOpenSent' }}
          onError={onError}
        />
        {payload !== undefined && <CopyButton what="payload" text={payload} />}
        <span class="view-note">{formatBytes(payloadBytes)}</span>
      </div>
      {notice}
      {shown !== undefined && (
        <ScrollBox class="text-block tall" label="Payload">
          {shown.isJson ? <JsonText text={shown.text} /> : shown.text}
        </ScrollBox>
      )}
      {shown?.isCut === true && <p class="cut">This is the beginning; the editor shows all of it.</p>}
    </>
  );
}
