import { useMemo } from 'preact/hooks';
import type { Invocation } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { traceOf } from '../../trace/parse/traceOf';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { ComparedResponses } from './ComparedResponses';
import { ComparedRuns } from './ComparedRuns';
import { CompareWith } from './CompareWith';
import { Comparison } from './Comparison';
import { type ComparedSides, comparedSides } from './comparedSides';

interface CompareViewProps {
  readonly trace: Trace | undefined;
  readonly invocation: Invocation;
}

/**
 * Compares this invocation with another of the same function: responses as text, and traces, where the differences of the parts add
 * up to the whole difference.
 */
export function CompareView({ trace, invocation }: CompareViewProps) {
  const { comparison, now } = usePanel();
  const otherTrace = comparison === undefined ? undefined : traceOf(comparison.documents);
  const sides = useMemo(
    () => (comparison === undefined ? undefined : comparedSides(invocation, comparison, now())),
    [invocation, comparison, now],
  );
  return (
    <CompareWith noun="invocation" parts="phases and calls" isChosen={sides !== undefined}>
      {sides !== undefined && (
        <>
          <ComparedResponses before={sides.before} after={sides.after} />
          <InvocationsCompared trace={trace} sides={sides} otherTrace={otherTrace} />
        </>
      )}
    </CompareWith>
  );
}

interface ComparedProps {
  readonly trace: Trace | undefined;
  readonly sides: ComparedSides;
  readonly otherTrace: Trace | undefined;
}

/** Without a trace of both, their runs as far as the logs tell. */
function InvocationsCompared({ trace, sides, otherTrace }: ComparedProps) {
  if (trace !== undefined && otherTrace !== undefined) {
    return <Comparison trace={trace} sides={sides} otherTrace={otherTrace} />;
  }
  return (
    <>
      <ComparedRuns sides={[sides.before, sides.after]} />
      <Notice icon="info">Phases and calls are compared once both have a trace.</Notice>
    </>
  );
}
