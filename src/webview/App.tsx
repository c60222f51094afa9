import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { assertNever } from '../model/assertNever';
import { InvocationView } from './InvocationView';
import { type PanelContext, PanelProvider } from './panelContext';
import type { PanelHost, ShowMessage } from './panelHost';
import { Notice } from './parts/Notice';
import { TraceView } from './TraceView';
import type { ViewState } from './viewState';

/** All that follows from one message is drawn in less. */
const oneMessageMs = 50;

/** The whole panel: what the host last sent, drawn. */
export function App({ host }: { readonly host: PanelHost }) {
  const [message, setMessage] = useState<ShowMessage>();
  const [viewState, setViewState] = useState(host.viewState);
  const liveRegion = useRef<HTMLDivElement>(null);

  useEffect(() => {
    host.connect((next) => {
      setViewState(host.viewState);
      setMessage(next);
    });
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
  // What several parts say of one message is one announcement: the second would silence the first.
  const announce = useCallback((text: string) => {
    const { text: before, atMs } = said.current;
    const isSameMessage = before !== '' && Date.now() - atMs < oneMessageMs;
    said.current = { text: isSameMessage ? `${before}. ${text}` : text, atMs: Date.now() };
    if (liveRegion.current !== null) liveRegion.current.textContent = said.current.text;
  }, []);
  const panel = useMemo(
    () => ({ viewState, updateViewState, request, now, announce }),
    [viewState, updateViewState, request, now, announce],
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
      return <InvocationView key={message.invocation.id} invocation={message.invocation} />;
    case 'showTrace':
      return <TraceView key={message.trace.traceId} trace={message.trace} />;
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
