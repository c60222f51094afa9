import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { Series } from '../../model/invocation/series';
import {
  describeSeries,
  type Measure,
  outcomeWord,
  type SeriesFigures,
  seriesFigures,
} from '../../model/invocation/seriesFigures';
import { ActionButton } from '../parts/ActionButton';
import { Icon } from '../parts/Icon';
import { ScrollBox } from '../parts/ScrollBox';
import { Section } from '../parts/Section';
import { useFailure } from '../parts/useFailure';
import { useHostNow } from '../useHostNow';
import { Histogram } from './Histogram';

/** A series of invocations with one payload: outcomes and durations, by cold and warm starts. */
export function SeriesView({ series }: { readonly series: Series }) {
  const { notice, onError } = useFailure();
  const isRunning = series.endMs === undefined;
  const nowMs = useHostNow(isRunning ? 1_000 : undefined);
  const isAllWell = series.runs.every(({ outcome }) => outcome === 'succeeded');
  const ended = isAllWell ? ({ icon: 'pass', tone: 'ok' } as const) : ({ icon: 'warning', tone: 'warning' } as const);
  const { icon, tone } = isRunning ? ({ icon: 'loading', tone: 'running' } as const) : ended;
  return (
    <>
      <header class="header">
        <p class="origin">
          <span class="function-name">{series.target.functionName}</span>
          <span>{series.target.qualifier ?? '$LATEST'}</span>
          <span>{series.connectionName}</span>
        </p>
        <h1 class={`outcome tone-${tone}`}>
          <Icon name={icon} tone={tone} isSpinning={isRunning} />
          <span>{describeSeries(series, nowMs)}</span>
        </h1>
        <p class="mode">
          {`Synchronous, ${series.concurrency === 1 ? 'one at a time' : `${series.concurrency} at a time`}; each is sent once.`}
        </p>
        <progress class="series-progress" max={series.wanted} value={series.runs.length} aria-label="Invocations" />
        {isRunning && (
          <div class="actions">
            <ActionButton
              icon="debug-stop"
              label="Stop"
              title="Sends no more requests and stops waiting. Running functions continue: Lambda cannot stop an invocation."
              body={{ type: 'requestStopSeries' }}
              onError={onError}
            />
          </div>
        )}
        {notice}
      </header>
      <Section id="histogram" title="Latency" summary="what the caller waited">
        <Histogram series={series} />
      </Section>
      <Figures figures={seriesFigures(series)} />
      <Problems series={series} />
    </>
  );
}

const measureWords: Readonly<Record<Measure, string>> = {
  callMs: 'caller waited',
  durationMs: 'function ran',
  initMs: 'init',
};

const startWords: Readonly<Record<SeriesFigures['start'], string>> = {
  all: 'All',
  cold: 'Cold',
  warm: 'Warm',
};

function Figures({ figures }: { readonly figures: readonly SeriesFigures[] }) {
  if (figures.length === 0) return null;
  return (
    <Section id="percentiles" title="Percentiles">
      <ScrollBox class="table-scroll" label="Percentiles">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Starts</th>
              <th scope="col">Time</th>
              <th scope="col" class="number">
                Count
              </th>
              {['Min', 'p50', 'p90', 'p99', 'Max'].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ start, measure, count, minMs, p50Ms, p90Ms, p99Ms, maxMs }) => (
              <tr key={`${start} ${measure}`}>
                <th scope="row">{startWords[start]}</th>
                <td>{measureWords[measure]}</td>
                <td class="number">{count}</td>
                {[minMs, p50Ms, p90Ms, p99Ms, maxMs].map((ms, index) => (
                  <td key={index} class="number">
                    {formatDuration(ms)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}

/** Each kind of problem once, with its count. */
function Problems({ series }: { readonly series: Series }) {
  const counts = new Map<string, number>();
  for (const { outcome, problem } of series.runs) {
    if (outcome === 'succeeded') continue;
    const text = problem ?? outcomeWord(outcome);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return (
    <Section id="problems" title="Problems" summary={plural(sorted.length, 'kind')}>
      <ul class="series-problems">
        {sorted.map(([text, count]) => (
          <li key={text}>
            <span class="number">{count} ×</span> {text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
