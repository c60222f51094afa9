import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePanel } from '../panelContext';
import { ActionButton } from '../parts/ActionButton';
import { Notice } from '../parts/Notice';
import { useFailure } from '../parts/useFailure';

interface CompareWithProps {
  /** What is compared: `invocation`. */
  readonly noun: string;
  /** Parts whose times are compared: `phases and calls`. */
  readonly parts: string;
  /** Whether the other one is there, and `children` show the comparison. */
  readonly isChosen: boolean;
  readonly children: ComponentChildren;
}

/** The choice of another one of the same function, and what is said before there is one. */
export function CompareWith({ noun, parts, isChosen, children }: CompareWithProps) {
  const { viewState, updateViewState } = usePanel();
  const { notice, error, onError, ask } = useFailure();
  const { comparedId } = viewState;
  // After a reload, the panel has kept the choice but not what was chosen.
  useEffect(() => {
    if (isChosen || comparedId === undefined) return;
    void ask({ type: 'requestCompare', invocationId: comparedId }).then((isDone) => {
      if (!isDone) updateViewState({ comparedId: undefined });
    });
  }, []);
  return (
    <>
      <div class="view-tools">
        <ActionButton
          icon="diff"
          label={isChosen ? 'Compare With Another…' : 'Compare With…'}
          title={`Select another ${noun} of this function`}
          body={{ type: 'requestCompare', invocationId: undefined }}
          onError={onError}
        />
      </div>
      {notice}
      {isChosen && children}
      {!isChosen && error === undefined && (
        <Notice icon="info">
          {`Select another ${noun} of this function to compare ${parts}, largest time differences first.`}
        </Notice>
      )}
    </>
  );
}
