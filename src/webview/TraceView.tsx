import { useMemo, useState } from 'preact/hooks';
import { formatDuration } from '../model/base/duration';
import type { OpenedTrace } from '../protocol/panelMessages';
import { parseTrace } from '../trace/parse/parseTrace';
import { describeTrace, traceSentence } from '../trace/rows/describeTrace';
import { BatchSection } from './batch/BatchSection';
import { ContributionsView } from './contributions/ContributionsView';
import { ExportMenu } from './export/ExportMenu';
import { usePanel } from './panelContext';
import { CopyButton } from './parts/CopyButton';
import { ErrorNotice } from './parts/ErrorNotice';
import { Notice } from './parts/Notice';
import { RawView } from './raw/RawView';
import type { PanelView } from './views/panelViews';
import { ViewTabs } from './views/ViewTabs';
import { TraceSection } from './waterfall/TraceSection';

/** A trace opened by its id. */
export function TraceView({ trace }: { readonly trace: OpenedTrace }) {
  const [error, setError] = useState<string>();
  const { subject } = usePanel().viewState;
  const connectionId = subject?.kind === 'trace' ? subject.connectionId : '';
  const { documents, notice } = trace;
  const parsed = useMemo(() => (documents.length === 0 ? undefined : parseTrace(documents)), [documents]);
  const summary =
    parsed === undefined
      ? 'Trace'
      : `Trace of ${parsed.segmentCount} ${parsed.segmentCount === 1 ? 'segment' : 'segments'} in ${formatDuration(parsed.durationMs)}`;
  const about = parsed === undefined ? undefined : describeTrace(parsed);
  const picture = { title: summary, subtitle: [trace.origin, trace.traceId].join('  ·  ') };
  const content = (view: PanelView) => {
    if (view === 'contributions') return <ContributionsView trace={parsed} />;
    if (view === 'raw') return <RawView documents={documents} />;
    return (
      <TraceSection
        trace={parsed}
        logs={[]}
        emptyNotice={{ icon: 'question', text: 'X-Ray knows no segments of this trace.', isWaiting: false }}
        isLimitExceeded={trace.isTraceLimitExceeded}
        problems={[]}
      />
    );
  };
  return (
    <>
      <header class="header">
        <p class="origin">
          <span class="function-name id">{trace.traceId}</span>
          <CopyButton what="trace ID" text={trace.traceId} />
          <span>{trace.origin}</span>
        </p>
        <h1 class="outcome">{about === undefined ? summary : traceSentence(about)}</h1>
        {about !== undefined && (
          <p class="origin">
            <span>
              {new Date(about.startMs).toLocaleString()} · {summary}
            </span>
          </p>
        )}
        {notice !== undefined && (
          <Notice
            icon={notice.kind === 'loading' ? 'loading' : 'error'}
            tone={notice.kind === 'loading' ? 'running' : 'error'}
            isSpinning={notice.kind === 'loading'}
          >
            {notice.text}
          </Notice>
        )}
      </header>
      <ErrorNotice error={error} />
      <BatchSection trace={parsed} />
      {(parsed !== undefined || notice === undefined) && (
        <ViewTabs
          views={traceViews}
          actions={<ExportMenu trace={parsed} connectionId={connectionId} picture={picture} onError={setError} />}
        >
          {content}
        </ViewTabs>
      )}
    </>
  );
}

/** A trace alone was not sent by us: there is no log, no payload and no response. */
const traceViews: readonly PanelView[] = ['timeline', 'contributions', 'raw'];
