import { useMemo } from 'preact/hooks';
import { clockDate } from '../model/base/clockTime';
import { formatDuration } from '../model/base/duration';
import type { OpenedTrace } from '../protocol/panelMessages';
import { traceOf } from '../trace/parse/traceOf';
import { describeCounts } from '../trace/rows/describeCounts';
import { describeTrace, traceSentence } from '../trace/rows/describeTrace';
import { BatchSection } from './batch/BatchSection';
import { ContributionsView } from './contributions/ContributionsView';
import { ExportMenu } from './export/ExportMenu';
import { MapView } from './map/MapView';
import { usePanel } from './panelContext';
import { CopyButton } from './parts/CopyButton';
import { Notice } from './parts/Notice';
import { shortId } from './parts/shortId';
import { useFailure } from './parts/useFailure';
import { RawView } from './raw/RawView';
import type { PanelView } from './views/panelViews';
import { ViewTabs } from './views/ViewTabs';
import { TraceSection } from './waterfall/TraceSection';

/** A trace opened by its id. */
export function TraceView({ trace }: { readonly trace: OpenedTrace }) {
  const { notice: failure, onError } = useFailure();
  const { subject } = usePanel().viewState;
  const connectionId = subject?.kind === 'trace' ? subject.connectionId : '';
  const { documents } = trace;
  const parsed = traceOf(documents);
  const summary = parsed === undefined ? 'Trace' : `${describeCounts(parsed)}, ${formatDuration(parsed.durationMs)}`;
  const about = useMemo(() => (parsed === undefined ? undefined : describeTrace(parsed)), [parsed]);
  const picture = { title: summary, subtitle: [trace.origin, trace.traceId].join('  ·  ') };
  const content = (view: PanelView) => {
    if (view === 'contributions') return <ContributionsView trace={parsed} />;
    if (view === 'map') return <MapView trace={parsed} />;
    if (view === 'raw') return <RawView documents={documents} />;
    return (
      <TraceSection
        trace={parsed}
        emptyNotice={{ icon: 'question', text: 'X-Ray has no segments for this trace.', isWaiting: false }}
        isLimitExceeded={trace.isTraceLimitExceeded}
        problems={[]}
      />
    );
  };
  return (
    <>
      <header class="header">
        <p class="origin">
          <span class="function-name id" title={trace.traceId}>
            {shortId(trace.traceId)}
          </span>
          <CopyButton what="trace ID" text={trace.traceId} />
          <span>{trace.origin}</span>
        </p>
        <h1 class="outcome">{about === undefined ? summary : traceSentence(about)}</h1>
        {about !== undefined && (
          <p class="origin">
            <span>
              {clockDate(about.startMs)}
              {parsed !== undefined && ` · ${formatDuration(parsed.durationMs)}`}
            </span>
          </p>
        )}
        {trace.notice !== undefined && (
          <Notice
            icon={trace.notice.kind === 'loading' ? 'loading' : 'error'}
            tone={trace.notice.kind === 'loading' ? 'running' : 'error'}
            isSpinning={trace.notice.kind === 'loading'}
          >
            {trace.notice.text}
          </Notice>
        )}
      </header>
      {failure}
      <BatchSection trace={parsed} />
      {(parsed !== undefined || trace.notice === undefined) && (
        <ViewTabs
          views={traceViews}
          actions={<ExportMenu trace={parsed} connectionId={connectionId} picture={picture} onError={onError} />}
        >
          {content}
        </ViewTabs>
      )}
    </>
  );
}

/** A trace opened by its id was not started by Dwell: it has no log, payload or response. */
const traceViews: readonly PanelView[] = ['timeline', 'contributions', 'map', 'raw'];
