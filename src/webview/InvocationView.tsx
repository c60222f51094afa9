import { useEffect, useMemo, useRef } from 'preact/hooks';
import { assertNever } from '../model/base/assertNever';
import type { Invocation } from '../model/invocation/invocation';
import type { Lifecycle } from '../model/lifecycle/lifecycle';
import type { Peers } from '../trace/measure/peers';
import { invocationEvidence, lifecycleOf } from '../trace/normalize/invocationLifecycle';
import { AnswerSection } from './answer/AnswerSection';
import { ResultLine } from './answer/ResultLine';
import { BatchSection } from './batch/BatchSection';
import { CallerSection } from './caller/CallerSection';
import { CompareView } from './compare/CompareView';
import { ContributionsView } from './contributions/ContributionsView';
import { ExportMenu } from './export/ExportMenu';
import { Header } from './header/Header';
import { headline } from './header/headline';
import { LifecycleSection } from './lifecycle/LifecycleSection';
import { stepLines } from './lifecycle/stepLines';
import { LogSection } from './log/LogSection';
import { LogView } from './log/LogView';
import { usePanel } from './panelContext';
import { useFailure } from './parts/useFailure';
import { RawView } from './raw/RawView';
import { RequestView } from './request/RequestView';
import { useHostNow } from './useHostNow';
import { type PanelView, panelViews } from './views/panelViews';
import { ViewTabs } from './views/ViewTabs';
import { explainNoTrace } from './waterfall/explainNoTrace';
import { TraceSection } from './waterfall/TraceSection';

interface InvocationViewProps {
  readonly invocation: Invocation;
  readonly peers: Peers | undefined;
}

/** Everything about one invocation. */
export function InvocationView({ invocation, peers }: InvocationViewProps) {
  const { now } = usePanel();
  const isAlive = lifecycleOf(invocation, now()).outcome === 'pending';
  // Header and picture count the seconds; what stands below them changes with news alone.
  const nowMs = useHostNow(isAlive ? 1_000 : undefined);
  const lifecycle = lifecycleOf(invocation, nowMs);
  const { trace } = invocationEvidence(invocation);
  useStepAnnouncements(invocation, lifecycle, nowMs);

  const below = useMemo(
    () => (
      <Evidence invocation={invocation} isFinal={lifecycle.isFinal} title={headline(invocation, lifecycle, nowMs)} />
    ),
    [invocation, lifecycle.isFinal],
  );
  return (
    <>
      <Header invocation={invocation} lifecycle={lifecycle} nowMs={nowMs} peers={peers} />
      <ResultLine invocation={invocation} trace={trace} />
      <CallerSection check={invocation.callerCheck} />
      <LifecycleSection invocation={invocation} lifecycle={lifecycle} nowMs={nowMs} peers={peers} />
      {below}
    </>
  );
}

interface EvidenceProps {
  readonly invocation: Invocation;
  readonly isFinal: boolean;
  /** The outcome as a sentence, for pictures. */
  readonly title: string;
}

function Evidence({ invocation, isFinal, title }: EvidenceProps) {
  const { notice, onError } = useFailure();
  const { trace } = invocationEvidence(invocation);
  const { target, connectionName, traceId, sentMs, documents, payloadBytes, mode } = invocation;
  const views = mode === 'DryRun' ? dryRunViews : panelViews;
  const picture = {
    title: `${target.functionName}: ${title}`,
    subtitle: [connectionName, traceId, new Date(sentMs).toISOString()].join('  ·  '),
  };
  const timeline = () => (
    <>
      {mode !== 'DryRun' && (
        <TraceSection
          trace={trace}
          logs={invocation.logs}
          emptyNotice={explainNoTrace(invocation, isFinal)}
          isLimitExceeded={invocation.isTraceLimitExceeded}
          problems={invocation.problems
            .filter(({ source }) => source === 'trace')
            .map(({ failure }) => failure.message)}
        />
      )}
      <AnswerSection invocation={invocation} />
      <LogSection invocation={invocation} />
    </>
  );
  const content = (view: PanelView) => {
    switch (view) {
      case 'timeline':
        return timeline();
      case 'contributions':
        return <ContributionsView trace={trace} />;
      case 'compare':
        return <CompareView trace={trace} sentMs={sentMs} />;
      case 'logs':
        return <LogView invocation={invocation} trace={trace} />;
      case 'response':
        return <AnswerSection invocation={invocation} />;
      case 'request':
        return <RequestView payloadBytes={payloadBytes} />;
      case 'raw':
        return <RawView documents={documents} />;
      default:
        return assertNever(view);
    }
  };
  return (
    <>
      <BatchSection trace={trace} />
      {notice}
      <ViewTabs
        views={views}
        actions={
          mode !== 'DryRun' && (
            <ExportMenu trace={trace} connectionId={target.connectionId} picture={picture} onError={onError} />
          )
        }
      >
        {content}
      </ViewTabs>
    </>
  );
}

const dryRunViews: readonly PanelView[] = ['timeline', 'request'];

/** Announces what changed since the last render: "Attempt 2: TypeError: boom". The screen reader announces the first render itself. */
function useStepAnnouncements(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): void {
  const { announce } = usePanel();
  const said = useRef<ReadonlyMap<string, string>>(undefined);
  const lines = stepLines(invocation, lifecycle, nowMs).filter((line) => !line.isExpected);
  const current = new Map(lines.map(({ key, name, text }) => [key, text === undefined ? name : `${name}: ${text}`]));
  const before = said.current;
  const news = before === undefined ? [] : [...current].filter(([key, text]) => before.get(key) !== text);
  useEffect(() => {
    said.current = current;
    if (news.length > 0) announce(news.map(([, text]) => text).join('. '));
  });
}
