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
  /** The logs of the invocation; absent for a trace that was opened by its id. */
  readonly logs: readonly LogEvent[];
  /** Shown instead of an empty waterfall. */
  readonly emptyNotice: NoTraceNotice;
  readonly isLimitExceeded: boolean;
  /** Sentences that explain why X-Ray could not be read. */
  readonly problems: readonly string[];
}

/** The waterfall of X-Ray's documents, and notices about missing parts. */
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
          X-Ray cannot return all of this trace because of its size: segments are missing.
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
            title="Shows the change for confirmation"
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
