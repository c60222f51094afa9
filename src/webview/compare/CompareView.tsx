import { useEffect } from 'preact/hooks';
import type { Invocation } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { traceOf } from '../../trace/parse/traceOf';
import { usePanel } from '../panelContext';
import { ActionButton } from '../parts/ActionButton';
import { Notice } from '../parts/Notice';
import { useFailure } from '../parts/useFailure';
import { Comparison } from './Comparison';

interface CompareViewProps {
  readonly trace: Trace | undefined;
  readonly invocation: Invocation;
}

/** Compares this trace with another of the same function. The differences of its parts add up to the whole difference. */
export function CompareView({ trace, invocation }: CompareViewProps) {
  const { comparison, viewState, updateViewState } = usePanel();
  const { notice, error, onError, ask } = useFailure();
  const { comparedId } = viewState;
  const otherTrace = comparison === undefined ? undefined : traceOf(comparison.documents);
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
      {trace === undefined || comparison === undefined || otherTrace === undefined ? (
        error === undefined && (
          <Notice icon="info">
            Select another invocation of this function to compare phases and calls, largest time differences first.
          </Notice>
        )
      ) : (
        <Comparison trace={trace} invocation={invocation} other={comparison} otherTrace={otherTrace} />
      )}
    </>
  );
}
