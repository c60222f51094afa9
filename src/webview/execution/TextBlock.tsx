import type { HistoryError, HistoryText } from '../../model/durable/historyPayload';
import { readStackLine } from '../../model/invocation/stackFrames';
import { JsonText } from '../answer/JsonText';
import { shownPayload } from '../answer/shownPayload';
import { CopyButton } from '../parts/CopyButton';
import { ExceptionView } from '../parts/ExceptionView';
import { ScrollBox } from '../parts/ScrollBox';
import { useOpenFrame } from '../waterfall/hooks/useOpenFrame';

interface TextBlockProps {
  /** `Input`, `Result`. */
  readonly title: string;
  readonly text: HistoryText;
  /** Fills the view. */
  readonly isTall?: boolean;
}

/** An input or result as it came, with what is missing of it. */
export function TextBlock({ title, text: { text, isTruncated }, isTall = false }: TextBlockProps) {
  if (text === undefined) {
    return isTruncated ? <p class="cut">{title}: left out of the history by Lambda because of its size.</p> : null;
  }
  const shown = shownPayload(text);
  return (
    <>
      <div class="details-head">
        <h4>{title}</h4>
        <CopyButton what={title.toLowerCase()} text={text} />
      </div>
      <ScrollBox class={isTall ? 'text-block tall' : 'text-block'} label={title}>
        {shown.isJson ? <JsonText text={shown.text} /> : shown.text}
      </ScrollBox>
      {isTruncated && <p class="cut">Truncated by Lambda: this is the beginning.</p>}
      {shown.isCut && <p class="cut">This is the beginning. Copy it to see all of it.</p>}
    </>
  );
}

/** An error with its stack and data. */
export function ErrorBlock({ error }: { readonly error: HistoryError }) {
  const openFrame = useOpenFrame();
  const { type = 'Error', message = '', data, stack, isTruncated } = error;
  const frames = stack.flatMap((line) => readStackLine(line) ?? []);
  return (
    <>
      <ExceptionView type={type} message={message} frames={frames} onOpenFrame={openFrame} />
      {data !== undefined && <TextBlock title="Error data" text={{ text: data, isTruncated: false }} />}
      {isTruncated && <p class="cut">Truncated by Lambda.</p>}
    </>
  );
}
