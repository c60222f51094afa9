import { assertNever } from '../model/base/assertNever';
import type { Invocation } from '../model/invocation/invocation';
import type { Peers } from '../trace/measure/peers';
import { invocationEvidence } from '../trace/normalize/invocationLifecycle';
import type { Trace } from '../trace/parse/trace';
import { AnswerSection } from './answer/AnswerSection';
import { BatchSection } from './batch/BatchSection';
import { CallerSection } from './caller/CallerSection';
import { CompareView } from './compare/CompareView';
import { ContributionsView } from './contributions/ContributionsView';
import { ExportMenu } from './export/ExportMenu';
import { AttemptSection } from './lifecycle/AttemptSection';
import { StepsSection } from './lifecycle/StepsSection';
import { LogSection } from './log/LogSection';
import { LogView } from './log/LogView';
import { MapView } from './map/MapView';
import { useFailure } from './parts/useFailure';
import { RawView } from './raw/RawView';
import { RequestView } from './request/RequestView';
import { type PanelView, panelViews } from './views/panelViews';
import { ViewTabs } from './views/ViewTabs';
import { explainNoTrace } from './waterfall/explainNoTrace';
import { TraceSection } from './waterfall/TraceSection';

interface EvidenceProps {
  readonly invocation: Invocation;
  readonly isFinal: boolean;
  readonly peers: Peers | undefined;
  /** The outcome as a sentence, for pictures. */
  readonly title: string;
}

/** The tabs of an invocation: everything that was recorded of it. */
export function Evidence({ invocation, isFinal, peers, title }: EvidenceProps) {
  const { notice, onError } = useFailure();
  const { trace } = invocationEvidence(invocation);
  const { target, connectionName, traceId, sentMs, mode } = invocation;
  const picture = {
    title: `${target.functionName}: ${title}`,
    subtitle: [connectionName, traceId, new Date(sentMs).toISOString()].join('  ·  '),
  };
  return (
    <>
      {notice}
      <ViewTabs
        views={mode === 'DryRun' ? dryRunViews : invocationViews}
        actions={
          mode !== 'DryRun' && (
            <ExportMenu trace={trace} connectionId={target.connectionId} picture={picture} onError={onError} />
          )
        }
      >
        {(view) => <EvidenceView view={view} invocation={invocation} trace={trace} isFinal={isFinal} peers={peers} />}
      </ViewTabs>
    </>
  );
}

/** Result and input are of durable executions. */
const invocationViews = panelViews.filter((view) => view !== 'result' && view !== 'input');

const dryRunViews: readonly PanelView[] = ['timeline', 'request'];

interface ViewProps {
  readonly invocation: Invocation;
  readonly trace: Trace | undefined;
  readonly isFinal: boolean;
  readonly peers: Peers | undefined;
}

function EvidenceView({ view, invocation, trace, isFinal, peers }: ViewProps & { readonly view: PanelView }) {
  switch (view) {
    case 'timeline':
      return <Timeline invocation={invocation} trace={trace} isFinal={isFinal} peers={peers} />;
    case 'contributions':
      return <ContributionsView trace={trace} />;
    case 'compare':
      return <CompareView trace={trace} invocation={invocation} />;
    case 'map':
      return <MapView trace={trace} />;
    case 'logs':
      return <LogView invocation={invocation} trace={trace} />;
    case 'response':
      return <AnswerSection invocation={invocation} />;
    case 'request':
      return <RequestView payloadBytes={invocation.payloadBytes} />;
    case 'raw':
      return <RawView documents={invocation.documents} />;
    case 'result':
    case 'input':
      // Of durable executions.
      return null;
    default:
      return assertNever(view);
  }
}

function Timeline({ invocation, trace, isFinal, peers }: ViewProps) {
  const problems = invocation.problems.filter(({ source }) => source === 'trace' || source === 'configuration');
  return (
    <>
      {invocation.mode !== 'DryRun' && (
        <TraceSection
          trace={trace}
          invocation={invocation}
          emptyNotice={explainNoTrace(invocation, isFinal)}
          isLimitExceeded={invocation.isTraceLimitExceeded}
          problems={problems.map(({ failure }) => failure.message)}
        />
      )}
      <CallerSection check={invocation.callerCheck} />
      <AttemptSection invocation={invocation} peers={peers} />
      <StepsSection invocation={invocation} />
      <BatchSection trace={trace} />
      <AnswerSection invocation={invocation} />
      <LogSection invocation={invocation} />
    </>
  );
}
