import { formatDuration } from '../../model/base/duration';
import type { Series } from '../../model/invocation/series';
import { type HistogramBin, histogram } from '../../model/invocation/seriesFigures';
import { Notice } from '../parts/Notice';

/** A histogram of latencies; cold starts have their own pattern. */
export function Histogram({ series }: { readonly series: Series }) {
  const bins = histogram(series);
  const most = Math.max(...bins.map(({ cold, warm }) => cold + warm));
  const [first] = bins;
  const last = bins.at(-1);
  if (first === undefined || last === undefined) return <Notice icon="loading">No responses yet.</Notice>;
  return (
    <figure class="histogram">
      <ol class="histogram-bars">
        {bins.map((bin) => (
          <li key={bin.fromMs} title={sentence(bin)}>
            <span class="visually-hidden">{sentence(bin)}</span>
            {bin.cold > 0 && <span class="column cold" style={{ blockSize: `${(bin.cold / most) * 100}%` }} />}
            {bin.warm > 0 && <span class="column warm" style={{ blockSize: `${(bin.warm / most) * 100}%` }} />}
          </li>
        ))}
      </ol>
      <p class="histogram-axis" aria-hidden="true">
        <span>{formatDuration(first.fromMs)}</span>
        <span>{formatDuration(last.toMs)}</span>
      </p>
      <figcaption>
        <span class="key">
          <span class="column warm" /> warm start
        </span>
        <span class="key">
          <span class="column cold" /> cold start
        </span>
        <span>{`bar width ${formatDuration(first.toMs - first.fromMs)}, highest bar ${most}`}</span>
      </figcaption>
    </figure>
  );
}

function sentence({ fromMs, toMs, cold, warm }: HistogramBin): string {
  const parts = [...(warm > 0 ? [`${warm} warm`] : []), ...(cold > 0 ? [`${cold} cold`] : [])];
  return `${formatDuration(fromMs)} to ${formatDuration(toMs)}: ${parts.length === 0 ? 'none' : parts.join(', ')}`;
}
