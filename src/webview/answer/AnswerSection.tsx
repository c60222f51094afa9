import { assertNever } from '../../model/base/assertNever';
import { formatBytes } from '../../model/base/formatBytes';
import { plural } from '../../model/base/plural';
import type { Invocation, InvokeAnswer, Streamed } from '../../model/invocation/invocation';
import type { StackFrame } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';
import { CopyButton } from '../parts/CopyButton';
import { ExceptionView } from '../parts/ExceptionView';
import { IconButton } from '../parts/IconButton';
import { Notice } from '../parts/Notice';
import { ScrollBox } from '../parts/ScrollBox';
import { Section } from '../parts/Section';
import { useFailure } from '../parts/useFailure';
import { BinaryAnswer } from './BinaryAnswer';
import { JsonText } from './JsonText';
import { readFailure } from './readFailure';
import { shownPayload } from './shownPayload';

type Answered = Extract<InvokeAnswer, { kind: 'answered' }>;

/** What the function returned, or why there is no response. */
export function AnswerSection({ invocation }: { readonly invocation: Invocation }) {
  const { answer, mode } = invocation;
  switch (answer.kind) {
    case 'waiting':
      return (
        <Section id="response" title="Response">
          <Notice icon="loading" tone="running" isSpinning>
            {answer.streamed === undefined ? 'Waiting for the response.' : streaming(answer.streamed)}
          </Notice>
          {answer.streamed !== undefined && <StreamedText streamed={answer.streamed} />}
        </Section>
      );
    case 'answered':
      if (answer.binary !== undefined) return <BinaryAnswer answer={answer} binary={answer.binary} />;
      return answer.payload === '' ? (
        <Section id="response" title="Response" summary={`HTTP ${answer.statusCode}`}>
          <Notice icon="info">{emptyReason(mode)}</Notice>
        </Section>
      ) : (
        <Payload answer={answer} />
      );
    case 'refused':
    case 'lost':
      return (
        <Section id="response" title="Response">
          <Notice icon={answer.kind === 'lost' ? 'debug-disconnect' : 'circle-slash'} tone="error">
            {answer.failure.message}
          </Notice>
          {answer.kind === 'lost' && answer.streamed !== undefined && (
            <>
              <p class="cut">{arrived(answer.streamed)}</p>
              <StreamedText streamed={answer.streamed} />
            </>
          )}
        </Section>
      );
    case 'abandoned':
      return (
        <Section id="response" title="Response">
          <Notice icon="debug-stop">
            You stopped waiting, so the response was not read. The function may still be running.
          </Notice>
        </Section>
      );
    default:
      return assertNever(answer);
  }
}

/** The end of the text received so far, where new text appears. */
function StreamedText({ streamed }: { readonly streamed: Streamed }) {
  return (
    <ScrollBox class="text-block" label="Streamed response so far">
      {streamed.text.slice(-streamedCharacters)}
    </ScrollBox>
  );
}

const streamedCharacters = 20_000;

function streaming({ bytes, chunks }: Streamed): string {
  return `Streaming: ${formatBytes(bytes)} in ${plural(chunks, 'chunk')} so far.`;
}

function arrived({ bytes, chunks }: Streamed): string {
  return `The response had begun: ${formatBytes(bytes)} in ${plural(chunks, 'chunk')} arrived before.`;
}

function chunksOf({ streamed, functionError }: Answered): readonly string[] {
  if (streamed === undefined || functionError !== undefined) return [];
  return [plural(streamed.chunks, 'chunk')];
}

function emptyReason(mode: Invocation['mode']): string {
  switch (mode) {
    case 'Event':
      return 'Lambda responds to an event before the function runs. The function’s result goes to its destination, if it has one.';
    case 'DryRun':
      return 'Nothing ran, so there is no response.';
    case 'RequestResponse':
    case 'ResponseStream':
      return 'The function returned nothing.';
    default:
      return assertNever(mode);
  }
}

function Payload({ answer }: { readonly answer: Answered }) {
  const { request } = usePanel();
  const { notice, ask } = useFailure();
  const failure = answer.functionError === undefined ? undefined : readFailure(answer.payload);
  const shown = shownPayload(answer.payload);
  const openFrame = ({ path, line }: StackFrame) => request({ type: 'requestOpenFrame', path, line });
  const openInEditor = () => void ask({ type: 'requestOpenResponse' });
  return (
    <Section
      id="response"
      title="Response"
      summary={[`HTTP ${answer.statusCode}`, formatBytes(answer.payloadBytes), ...chunksOf(answer)].join(', ')}
      actions={
        <>
          <CopyButton what="response" text={answer.isPayloadCut ? undefined : answer.payload} />
          <IconButton icon="save-as" label="Save Response…" onClick={() => void ask({ type: 'requestSaveResponse' })} />
          <IconButton icon="go-to-file" label="Open the response in an editor" onClick={openInEditor} />
        </>
      }
    >
      {notice}
      {failure !== undefined && <ExceptionView {...failure} onOpenFrame={openFrame} />}
      <ScrollBox class="text-block" label="Response payload">
        {shown.isJson && !answer.isPayloadCut ? <JsonText text={shown.text} /> : shown.text}
      </ScrollBox>
      {answer.functionError !== undefined && answer.streamed !== undefined && answer.streamed.chunks > 0 && (
        <>
          <p class="cut">{arrived(answer.streamed)}</p>
          <StreamedText streamed={answer.streamed} />
        </>
      )}
      {(shown.isCut || answer.isPayloadCut) && (
        <p class="cut">
          This is the beginning of {formatBytes(answer.payloadBytes)}.{' '}
          <button type="button" class="link" onClick={openInEditor}>
            Open the whole response in an editor
          </button>
        </p>
      )}
    </Section>
  );
}
