import { useMemo } from 'preact/hooks';
import { formatDuration } from '../model/duration';
import type { OpenedTrace } from '../protocol/panelMessages';
import { parseTrace } from '../trace/parseTrace';
import { CopyButton } from './parts/CopyButton';
import { Notice } from './parts/Notice';
import { TraceSection } from './waterfall/TraceSection';

/** A trace opened by its id. */
export function TraceView({ trace }: { readonly trace: OpenedTrace }) {
  const { documents, notice } = trace;
  const parsed = useMemo(() => (documents.length === 0 ? undefined : parseTrace(documents)), [documents]);
  const summary =
    parsed === undefined
      ? 'Trace'
      : `Trace of ${parsed.segmentCount} ${parsed.segmentCount === 1 ? 'segment' : 'segments'} in ${formatDuration(parsed.durationMs)}`;
  return (
    <>
      <header class="header">
        <p class="origin">
          <span class="function-name id">{trace.traceId}</span>
          <CopyButton what="trace ID" text={trace.traceId} />
          <span>{trace.origin}</span>
        </p>
        <h1 class="outcome">{summary}</h1>
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
      {(parsed !== undefined || notice === undefined) && (
        <TraceSection
          trace={parsed}
          logs={[]}
          emptyNotice={{ icon: 'question', text: 'X-Ray knows no segments of this trace.', isWaiting: false }}
          isLimitExceeded={trace.isTraceLimitExceeded}
          problems={[]}
        />
      )}
    </>
  );
}
