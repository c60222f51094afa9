import type { Invocation } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { describeCounts } from '../../trace/rows/describeCounts';
import { LifecycleStrip } from '../lifecycle/LifecycleStrip';
import { ActionButton } from '../parts/ActionButton';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { useFailure } from '../parts/useFailure';
import type { NoTraceNotice } from './explainNoTrace';
import { TraceContent } from './TraceContent';

interface TraceSectionProps {
  readonly trace: Trace | undefined;
  /** The one around the trace; none for a trace alone. */
  readonly invocation?: Invocation;
  /** Shown in place of an empty waterfall. */
  readonly emptyNotice: NoTraceNotice;
  readonly isLimitExceeded: boolean;
  /** Sentences: what could not be read. */
  readonly problems: readonly string[];
}

/** Lifecycle strip and X-Ray's waterfall on one axis, with everything that is to be said about its wholeness. */
export function TraceSection({ trace, invocation, emptyNotice, isLimitExceeded, problems }: TraceSectionProps) {
  const hasTrace = trace !== undefined && trace.nodeCount > 0;
  return (
    <Section id="trace" title={hasTrace ? 'Trace' : 'Lifecycle'} summary={hasTrace ? describeCounts(trace) : undefined}>
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
      {hasTrace ? (
        <TraceContent trace={trace} invocation={invocation} />
      ) : (
        <>
          {invocation !== undefined && <LifecycleStrip invocation={invocation} />}
          <NoTrace {...emptyNotice} />
        </>
      )}
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
