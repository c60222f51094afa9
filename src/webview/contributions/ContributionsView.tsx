import { useMemo } from 'preact/hooks';
import { contributions, type PathEnd } from '../../trace/measure/contributions';
import type { Trace } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { ContributionsTable } from './ContributionsTable';

/** The time breakdown: a table whose rows add up to the total time. */
export function ContributionsView({ trace }: { readonly trace: Trace | undefined }) {
  const { viewState, updateViewState } = usePanel();
  const { pathEnd } = viewState;
  const table = useMemo(() => (trace === undefined ? undefined : contributions(trace, pathEnd)), [trace, pathEnd]);
  if (table === undefined || table.rows.length === 0) {
    return <Notice icon="info">No trace yet.</Notice>;
  }
  return (
    <>
      <div class="view-tools">
        <PathSwitch end={pathEnd} onChange={(end) => updateViewState({ pathEnd: end })} />
      </div>
      <ContributionsTable table={table} whole={pathEnd === 'response' ? 'Caller wait' : 'Whole trace'} />
    </>
  );
}

interface PathSwitchProps {
  readonly end: PathEnd;
  readonly onChange: (end: PathEnd) => void;
}

/** Selects the end of the breakdown: the caller's response, or the end of the trace. */
function PathSwitch({ end, onChange }: PathSwitchProps) {
  const choice = (value: PathEnd, text: string) => (
    <label class="choice">
      <input type="radio" name="path-end" checked={end === value} onChange={() => onChange(value)} />
      {text}
    </label>
  );
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">Break down</legend>
      {choice('completion', 'Whole trace')}
      {choice('response', 'Caller wait')}
    </fieldset>
  );
}
