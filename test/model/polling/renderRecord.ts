import { formatDuration } from '../../../src/model/base/duration';
import type { FollowedRecord } from '../../../src/model/polling/followedRecord';
import { lifecycleOfRecord } from '../../../src/model/polling/lifecycleOfRecord';
import { neighborsText, offsetOf } from '../../../src/webview/record/recordLine';
import { recordLines } from '../../../src/webview/record/recordLines';
import { recordStrip } from '../../../src/webview/record/recordStrip';
import { recordTitle } from '../../../src/webview/record/recordTitle';

/** A record's panel as text: title, list, what is not known, and the pieces of the picture. */
export function renderRecord(record: FollowedRecord, nowMs: number): string {
  const lifecycle = lifecycleOfRecord(record);
  const awaiting = lifecycle.awaiting === undefined ? 'nothing' : lifecycle.awaiting.what;
  const lines = recordLines(record, lifecycle, nowMs).map((line) => {
    const { name, text, durationMs, source, isExpected, neighbors, run } = line;
    const others = neighbors.length === 0 ? undefined : neighborsText(neighbors);
    const words = [text, others].filter((part) => part !== undefined).join('');
    const marks = [isExpected ? 'expected' : undefined, run === undefined ? undefined : `→ ${run.requestId}`, source];
    const about = marks.filter((mark) => mark !== undefined).map((mark) => `(${mark})`);
    const duration = durationMs === undefined ? '' : formatDuration(durationMs);
    return [offsetOf(line).padEnd(10), duration.padEnd(9), `${name}${words === '' ? '' : `: ${words}`}`, ...about].join(
      ' ',
    );
  });
  const pieces = recordStrip(lifecycle, nowMs).pieces.map(({ kind }) => kind);
  const unknowns = lifecycle.unknowns.map((sentence) => `? ${sentence}`);
  return [
    `${recordTitle(record, lifecycle)} [${lifecycle.outcome}, awaits ${awaiting}]`,
    ...lines,
    ...unknowns,
    `picture: ${pieces.join(' ')}`,
  ].join('\n');
}
