import { useEffect, useMemo } from 'preact/hooks';
import type { Invocation } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { traceOf } from '../../trace/parse/traceOf';
import { usePanel } from '../panelContext';
import { ActionButton } from '../parts/ActionButton';
import { Notice } from '../parts/Notice';
import { useFailure } from '../parts/useFailure';
import { ComparedRuns } from './ComparedRuns';
import { Comparison } from './Comparison';
import { type ComparedSides, comparedSides } from './comparedSides';

interface CompareViewProps {
  readonly trace: Trace | undefined;
  readonly invocation: Invocation;
}

/** Compares this trace with another of the same function. The differences of its parts add up to the whole difference. */
export function CompareView({ trace, invocation }: CompareViewProps) {
  const { comparison, viewState, updateViewState, now } = usePanel();
  const { notice, error, onError, ask } = useFailure();
  const { comparedId } = viewState;
  const otherTrace = comparison === undefined ? undefined : traceOf(comparison.documents);
  const sides = useMemo(
    () => (comparison === undefined ? undefined : comparedSides(invocation, comparison, now())),
    [invocation, comparison, now],
  );
  // After a reload, the panel has kept the choice but not the other invocation's documents.
  useEffect(() => {
    if (comparison !== undefined || comparedId === undefined) return;
    void ask({ type: 'requestCompare', invocationId: comparedId }).then((isDone) => {
      if (!isDone) updateViewState({ comparedId: undefined });
    });
  }, []);
  return (
    <>
      <div class="view-tools">
        <ActionButton
          icon="diff"
          label={comparison === undefined ? 'Compare With…' : 'Compare With Another…'}
          title="Select another invocation of this function"
          body={{ type: 'requestCompare', invocationId: undefined }}
          onError={onError}
        />
      </div>
      {notice}
      {sides === undefined ? (
        error === undefined && (
          <Notice icon="info">
            Select another invocation of this function to compare phases and calls, largest time differences first.
          </Notice>
        )
      ) : (
        <InvocationsCompared trace={trace} sides={sides} otherTrace={otherTrace} />
      )}
    </>
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
