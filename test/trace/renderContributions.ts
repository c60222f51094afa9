import { formatDuration } from '../../src/model/base/duration';
import { contributions, type PathEnd } from '../../src/trace/measure/contributions';
import { parseTrace } from '../../src/trace/parse/parseTrace';

/** The 100 % table in lines: share, contribution, what, how many, own time. */
export function renderContributions(documents: readonly string[], end: PathEnd): string {
  const { totalMs, rows } = contributions(parseTrace(documents), end);
  const lines = rows.map(({ kind, name, detail, count, contributionMs, share, selfMs }) => {
    const what = `${name}${detail === undefined ? '' : ` ${detail}`} (${kind})`;
    const times = count > 1 ? ` ×${count}` : '';
    return `${(share * 100).toFixed(1).padStart(5)} %  ${formatDuration(contributionMs).padStart(8)}  ${what}${times}, self ${formatDuration(selfMs)}`;
  });
  return [`to ${end}: ${formatDuration(totalMs)}`, ...lines].join('\n');
}
