import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { LogEvent } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { ActionButton } from '../parts/ActionButton';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { useFailure } from '../parts/useFailure';
import type { NoTraceNotice } from './explainNoTrace';
import { TraceContent } from './TraceContent';

interface TraceSectionProps {
  readonly trace: Trace | undefined;
  /** Of the invocation around the trace; none for a trace alone. */
  readonly logs: readonly LogEvent[];
  /** Shown in place of an empty waterfall. */
  readonly emptyNotice: NoTraceNotice;
  readonly isLimitExceeded: boolean;
  /** Sentences: why X-Ray could not be read. */
  readonly problems: readonly string[];
}

/** X-Ray's waterfall with everything that is to be said about its wholeness. */
export function TraceSection({ trace, logs, emptyNotice, isLimitExceeded, problems }: TraceSectionProps) {
  const hasTrace = trace !== undefined && trace.nodeCount > 0;
  return (
    <Section id="trace" title="Trace" summary={hasTrace ? summaryOf(trace) : undefined}>
      {problems.map((problem) => (
        <Notice key={problem} icon="warning" tone="warning">
          {problem}
        </Notice>
      ))}
      {isLimitExceeded && (
        <Notice icon="warning" tone="warning">
          X-Ray says that this trace is longer than it can return: segments are missing.
        </Notice>
      )}
      {trace?.problems.map(({ kind, text }) => (
        <Notice key={kind} icon="info">
          {text}
        </Notice>
      ))}
      {hasTrace ? <TraceContent trace={trace} logs={logs} /> : <NoTrace {...emptyNotice} />}
    </Section>
  );
}

function NoTrace({ icon, text, isWaiting, offersTracing = false }: NoTraceNotice) {
  const { notice, onError } = useFailure();
  return (
    <>
      <Notice icon={icon} tone={isWaiting ? 'running' : 'quiet'} isSpinning={isWaiting}>
        {text}
      </Notice>
      {offersTracing && (
        <div class="view-tools">
          <ActionButton
            icon="pulse"
            label="Enable Active Tracing…"
            title="Shows what changes before anything is changed"
            body={{ type: 'requestEnableTracing' }}
            onError={onError}
          />
        </div>
      )}
      {notice}
    </>
  );
}

function summaryOf({ segmentCount, durationMs }: Trace): string {
  return `${plural(segmentCount, 'segment')}, ${formatDuration(durationMs)}`;
}
