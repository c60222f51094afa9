import { formatDuration } from '../../model/base/duration';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import type { Peers } from '../../trace/measure/peers';
import { phaseRanks } from '../../trace/measure/phaseRanks';
import type { RunAnatomy } from '../../trace/measure/phases';
import { phaseTimes } from '../../trace/measure/phaseTimes';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { percent } from '../parts/percent';
import { AnatomyPicture } from './AnatomyPicture';
import { anatomyLines, limitLines } from './anatomyLines';

interface AnatomyProps {
  readonly runs: readonly RunAnatomy[];
  /** The one that is shown. */
  readonly run: RunAnatomy;
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
  readonly peers: Peers | undefined;
}

/** One run of the function taken apart. */
export function Anatomy({ runs, run, invocation, lifecycle, peers }: AnatomyProps) {
  const { updateViewState } = usePanel();
  // Times are compared run for run, and of an event with several the first.
  const ranks = run === runs[0] ? phaseRanks(phaseTimes(invocation, lifecycle), peers) : [];
  return (
    <div class="anatomy">
      {runs.length > 1 && (
        <Chooser runs={runs} shown={run.number} onChoose={(attempt) => updateViewState({ attempt })} />
      )}
      <AnatomyPicture run={run} />
      <ul class="anatomy-legend" aria-label="Phases">
        {anatomyLines(run, ranks).map(({ key, kind, name, explanation, duration, rank }) => (
          <li key={key} title={explanation}>
            <span class={`phase-swatch phase phase-${kind}`} aria-hidden="true" />
            <span>{name}</span> <strong>{duration}</strong> {rank !== undefined && <span class="quiet">{rank}</span>}
          </li>
        ))}
      </ul>
      <Lengths run={run} />
      <Limits run={run} />
      {run.notes.map((note) => (
        <Notice key={note} icon="info">
          {note}
        </Notice>
      ))}
    </div>
  );
}

interface ChooserProps {
  readonly runs: readonly RunAnatomy[];
  readonly shown: number;
  readonly onChoose: (number: number) => void;
}

function Chooser({ runs, shown, onChoose }: ChooserProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are views of one picture.
    <div class="anatomy-chooser" role="group" aria-label="Attempt">
      {runs.map(({ number }) => (
        <button
          type="button"
          key={number}
          aria-pressed={number === shown}
          aria-label={`Attempt ${number}`}
          onClick={() => onChoose(number)}
        >
          {number}
        </button>
      ))}
    </div>
  );
}

/** The picture's brackets in words, for those who do not see it. */
function Lengths({ run }: { readonly run: RunAnatomy }) {
  const lengths = [
    ['Caller waited', run.callerWaited],
    ['Billed', run.billed],
    ['Environment busy', run.environmentBusy],
  ] as const;
  return (
    <ul class="visually-hidden" aria-label="Lengths of time">
      {lengths.map(
        ([name, bracket]) =>
          bracket !== undefined && <li key={name}>{`${name} ${formatDuration(bracket.endMs - bracket.startMs)}`}</li>,
      )}
    </ul>
  );
}

function Limits({ run }: { readonly run: RunAnatomy }) {
  const lines = limitLines(run);
  if (lines.length === 0) return null;
  return (
    <dl class="anatomy-limits">
      {lines.map(({ name, text, share, remark, isTight }) => (
        <div class={isTight ? 'limit tight' : 'limit'} key={name}>
          <dt>{name}</dt>
          <dd>
            <span class="limit-ruler" aria-hidden="true">
              <span style={{ width: `${Math.max(1, share * 100)}%` }} />
            </span>
            <span>{`${text}, ${percent(share)}`}</span>
            {remark !== undefined && <span class="limit-remark">{remark}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
