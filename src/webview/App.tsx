import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { assertNever } from '../model/base/assertNever';
import type { ComparedTrace } from '../protocol/panelMessages';
import type { ComparedExecution } from '../protocol/shownExecution';
import { ExecutionView } from './execution/ExecutionView';
import { InvocationView } from './InvocationView';
import { type PanelContext, PanelProvider } from './panelContext';
import type { PanelHost, ShowMessage } from './panelHost';
import { Notice } from './parts/Notice';
import { RecordView } from './record/RecordView';
import { SeriesView } from './series/SeriesView';
import { TraceView } from './TraceView';
import type { ViewState } from './viewState';

/** Longer than it takes to render everything that follows from one message. */
const oneMessageMs = 50;

const noFunctions: readonly string[] = [];

/** The whole panel, rendered from the host's last message. */
export function App({ host }: { readonly host: PanelHost }) {
  const [message, setMessage] = useState<ShowMessage>();
  const [viewState, setViewState] = useState(host.viewState);
  const [payload, setPayload] = useState<string>();
  const [comparison, setComparison] = useState<ComparedTrace>();
  const [comparedExecution, setComparedExecution] = useState<ComparedExecution>();
  const liveRegion = useRef<HTMLDivElement>(null);

  // Not after the first frame: the content was asked for before it, and its message must find a listener.
  useLayoutEffect(() => {
    let shown = '';
    host.connect(
      (next) => {
        const subject = JSON.stringify(next.subject);
        if (subject !== shown) {
          setPayload(undefined);
          setComparison(undefined);
          setComparedExecution(undefined);
        }
        shown = subject;
        setViewState(host.viewState);
        setMessage(next);
      },
      (answer) => {
        if (answer.type === 'showPayload') {
          setPayload(answer.text);
          return;
        }
        const isExecution = answer.type === 'showComparedExecution';
        if (isExecution) setComparedExecution(answer.other);
        else setComparison(answer.other);
        if (!isExecution && answer.isUpdate === true) return;
        const comparedId = isExecution ? answer.other.executionArn : answer.other.invocationId;
        host.saveViewState({ ...host.viewState, view: 'compare', comparedId });
        setViewState(host.viewState);
      },
    );
  }, [host]);

  const updateViewState = useCallback(
    (change: Partial<ViewState>) => {
      host.saveViewState({ ...host.viewState, ...change });
      setViewState(host.viewState);
    },
    [host],
  );
  const request = useCallback<PanelContext['request']>((body) => host.request(body), [host]);
  const now = useCallback(() => host.now(), [host]);
  const said = useRef({ text: '', atMs: 0 });
  // All announcements about one message are joined into one: a second would silence the first.
  const announce = useCallback((text: string) => {
    const { text: before, atMs } = said.current;
    const isSameMessage = before !== '' && Date.now() - atMs < oneMessageMs;
    said.current = { text: isSameMessage ? `${before}. ${text}` : text, atMs: Date.now() };
    if (liveRegion.current !== null) liveRegion.current.textContent = said.current.text;
  }, []);
  const durableFunctions = message?.type === 'showTrace' ? message.durableFunctions : noFunctions;
  const asked = { payload, comparison, comparedExecution, durableFunctions };
  const panel = useMemo(
    () => ({ viewState, updateViewState, request, now, announce, ...asked }),
    [viewState, updateViewState, request, now, announce, ...Object.values(asked)],
  );

  return (
    <PanelProvider value={panel}>
      <main class="panel">{message !== undefined && <Content message={message} />}</main>
      <div class="visually-hidden" role="status" aria-live="polite" ref={liveRegion} />
    </PanelProvider>
  );
}

function Content({ message }: { readonly message: ShowMessage }) {
  switch (message.type) {
    case 'showInvocation':
      return (
        <InvocationView
          key={message.invocation.id}
          invocation={message.invocation}
          peers={message.peers}
          isPaused={message.isPaused === true}
        />
      );
    case 'showTrace':
      return <TraceView key={message.trace.traceId} trace={message.trace} />;
    case 'showSeries':
      return <SeriesView key={message.series.id} series={message.series} />;
    case 'showRecord':
      return <RecordView key={message.record.id} record={message.record} />;
    case 'showExecution':
      return <ExecutionView key={JSON.stringify(message.subject)} execution={message.execution} />;
    case 'showMissing':
      return (
        <>
          <h1 class="visually-hidden">Nothing to show</h1>
          <Notice icon="history">{message.text}</Notice>
        </>
      );
    default:
      return assertNever(message);
  }
}
