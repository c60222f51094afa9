import { formatDuration } from '../../model/base/duration';
import type { RecordLifecycle } from '../../model/polling/recordLifecycle';
import { WideStrip } from '../lifecycle/WideStrip';
import type { RecordLine } from './recordLineParts';
import { recordStrip } from './recordStrip';

interface RecordPictureProps {
  readonly lifecycle: RecordLifecycle;
  readonly lines: readonly RecordLine[];
  readonly nowMs: number;
  readonly isOpen: boolean;
}

/** The record's life as one picture on a folded axis. */
export function RecordPicture({ lifecycle, lines, nowMs, isOpen }: RecordPictureProps) {
  const label = `Lifecycle: ${lines.map(words).join('. ')}.`;
  return <WideStrip strip={recordStrip(lifecycle, nowMs)} label={label} nowMs={isOpen ? nowMs : undefined} />;
}

function words({ name, text, durationMs, isExpected }: RecordLine): string {
  const duration = durationMs === undefined || isExpected ? undefined : formatDuration(durationMs);
  const about = [text, duration].filter((part) => part !== undefined).join(', ');
  return about === '' ? name : `${name}: ${about}`;
}
