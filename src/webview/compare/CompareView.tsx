import { useEffect, useMemo } from 'preact/hooks';
import { clockTime } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { ComparedTrace } from '../../protocol/panelMessages';
import { type DiffRow, diffTraces } from '../../trace/compare/diffTraces';
import type { Trace } from '../../trace/parse/trace';
import { traceOf } from '../../trace/parse/traceOf';
import { usePanel } from '../panelContext';
import { ActionButton } from '../parts/ActionButton';
import { Notice } from '../parts/Notice';
import { useFailure } from '../parts/useFailure';
import { deltaCount as countText, deltaText } from './deltaText';

interface CompareViewProps {
  readonly trace: Trace | undefined;
  /** Epoch milliseconds: when this invocation was sent. */
  readonly sentMs: number;
}

/** This trace beside another of the same function: what made it slower or faster, adding up to the whole difference. */
export function CompareView({ trace, sentMs }: CompareViewProps) {
  const { comparison, viewState, updateViewState } = usePanel();
  const { notice, error, onError, ask } = useFailure();
  const { comparedId } = viewState;
  const otherTrace = comparison === undefined ? undefined : traceOf(comparison.documents);
  // After a reload: the panel has kept the choice, not the other's documents.
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
          title="Pick another invocation of this function"
          body={{ type: 'requestCompare', invocationId: undefined }}
          onError={onError}
        />
      </div>
      {notice}
      {trace === undefined || comparison === undefined || otherTrace === undefined ? (
        error === undefined && (
          <Notice icon="info">
            Pick another invocation of this function: its phases and calls are set beside these, sorted by what changed
            the time most.
          </Notice>
        )
      ) : (
        <Comparison trace={trace} sentMs={sentMs} other={comparison} otherTrace={otherTrace} />
      )}
    </>
  );
}

interface ComparisonProps {
  readonly trace: Trace;
  readonly sentMs: number;
  readonly other: ComparedTrace;
  readonly otherTrace: Trace;
}

function Comparison({ trace, sentMs, other, otherTrace }: ComparisonProps) {
  const isOtherEarlier = other.sentMs <= sentMs;
  const diff = useMemo(() => {
    return isOtherEarlier ? diffTraces(otherTrace, trace) : diffTraces(trace, otherTrace);
  }, [otherTrace, trace, isOtherEarlier]);
  const changed = diff.rows.filter(isChanged);
  const unchanged = diff.rows.length - changed.length;
  const longestMs = Math.max(
    ...diff.rows.flatMap(({ before, after }) => [before?.durationMs ?? 0, after?.durationMs ?? 0]),
    1,
  );
  const here = `this one, ${clockTime(sentMs)}`;
  const there = `${other.label}, ${clockTime(other.sentMs)}`;
  return (
    <>
      <p class="compare-sentence">{sentence(diff.deltaMs, diff.beforeMs, diff.afterMs)}</p>
      <table class="table compare">
        <caption class="visually-hidden">What changed the time</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" class="number" title={isOtherEarlier ? there : here}>
              {isOtherEarlier ? 'Other' : 'This one'}
            </th>
            <th scope="col" class="number" title={isOtherEarlier ? here : there}>
              {isOtherEarlier ? 'This one' : 'Other'}
            </th>
            <th scope="col" class="compare-bars">
              <span class="visually-hidden">Bars</span>
            </th>
            <th scope="col" class="number">
              Δ count
            </th>
            <th scope="col" class="number">
              Δ duration
            </th>
            <th scope="col" class="number">
              Δ critical path
            </th>
          </tr>
        </thead>
        <tbody>
          {changed.map((row) => (
            <Row key={row.key} row={row} longestMs={longestMs} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Together</th>
            <td class="number">{formatDuration(diff.beforeMs)}</td>
            <td class="number">{formatDuration(diff.afterMs)}</td>
            <td />
            <td />
            <td />
            <td class="number">{deltaText(diff.deltaMs)}</td>
          </tr>
        </tfoot>
      </table>
      {unchanged > 0 && <p class="view-note">{`${plural(unchanged, 'row is', 'rows are')} the same in both.`}</p>}
    </>
  );
}

function isChanged({ change, deltaMs, deltaCount, deltaContributionMs }: DiffRow): boolean {
  return change !== 'kept' || deltaMs !== 0 || deltaCount !== 0 || deltaContributionMs !== 0;
}

function Row({ row, longestMs }: { readonly row: DiffRow; readonly longestMs: number }) {
  const { kind, name, detail, change, before, after, deltaMs, deltaContributionMs } = row;
  const width = (ms: number | undefined) => ({ width: `${((ms ?? 0) / longestMs) * 100}%` });
  return (
    <tr class={`change-${change}`}>
      <th scope="row">
        <span class={`swatch kind-${kind}`} aria-hidden="true" />
        {name}
        {detail !== undefined && (
          <>
            {' '}
            <span class="row-detail">{detail}</span>
          </>
        )}
        {change !== 'kept' && (
          <>
            {' '}
            <span class="change">{change}</span>
          </>
        )}
      </th>
      <td class="number">{before === undefined ? '–' : formatDuration(before.durationMs)}</td>
      <td class="number">{after === undefined ? '–' : formatDuration(after.durationMs)}</td>
      <td class="compare-bars" aria-hidden="true">
        <span class="compare-bar before" style={width(before?.durationMs)} />
        <span class={`compare-bar kind-${kind}`} style={width(after?.durationMs)} />
      </td>
      <td class="number">{countText(row.deltaCount)}</td>
      <td class="number">{deltaText(deltaMs)}</td>
      <td class="number">{deltaText(deltaContributionMs)}</td>
    </tr>
  );
}

function sentence(deltaMs: number, beforeMs: number, afterMs: number): string {
  const times = `${formatDuration(beforeMs)} before, ${formatDuration(afterMs)} after`;
  if (deltaMs === 0) return `As fast as before: ${times}.`;
  return `${formatDuration(Math.abs(deltaMs))} ${deltaMs > 0 ? 'slower' : 'faster'}: ${times}.`;
}
