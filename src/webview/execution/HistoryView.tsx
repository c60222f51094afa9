import { useMemo } from 'preact/hooks';
import { plural } from '../../model/base/plural';
import { JsonText } from '../answer/JsonText';
import { ActionButton } from '../parts/ActionButton';
import { CopyButton } from '../parts/CopyButton';
import { ScrollBox } from '../parts/ScrollBox';
import { useFailure } from '../parts/useFailure';

/** Longer texts would not scroll smoothly; the editor shows all of it. */
const maxCharacters = 100_000;

/** The events as Lambda returned them. */
export function HistoryView({ events }: { readonly events: readonly string[] }) {
  const { notice, onError } = useFailure();
  const { text, count } = useMemo(() => beginningOf(events), [events]);
  return (
    <>
      <div class="view-tools">
        <ActionButton
          icon="go-to-file"
          label="Open in an Editor"
          title="Opens the whole history as JSON"
          body={{ type: 'requestOpenDocument', segmentId: undefined }}
          onError={onError}
        />
        <CopyButton what="history" text={`[${events.join(',\n')}]`} />
        <span class="view-note">{plural(events.length, 'event')}</span>
      </div>
      {notice}
      <ScrollBox class="text-block tall" label="Events">
        <JsonText text={text} />
      </ScrollBox>
      {count < events.length && (
        <p class="cut">These are the first {plural(count, 'event')}; the editor shows all of them.</p>
      )}
    </>
  );
}

function beginningOf(events: readonly string[]): { readonly text: string; readonly count: number } {
  const shown: string[] = [];
  let characters = 0;
  for (const event of events) {
    const text = JSON.stringify(JSON.parse(event), null, 2);
    characters += text.length;
    if (shown.length > 0 && characters > maxCharacters) break;
    shown.push(text);
  }
  return { text: shown.join('\n'), count: shown.length };
}
