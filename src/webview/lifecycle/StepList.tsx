import { formatDuration } from '../../model/base/duration';
import { Icon } from '../parts/Icon';
import type { StepLine } from './stepLine';

interface StepListProps {
  readonly lines: readonly StepLine[];
  /** For screen readers. */
  readonly label: string;
}

/** The picture in words: every step with when, how long, how it ended, and where that is known from. */
export function StepList({ lines, label }: StepListProps) {
  return (
    <ol class="steps" aria-label={label}>
      {lines.map((line) => (
        <li key={line.key} class={line.isExpected ? 'step expected' : 'step'} data-tone={line.look.tone}>
          <Icon name={line.look.icon} tone={line.look.tone} isSpinning={line.look.isSpinning} />
          <span class="step-name">{line.name}</span>
          <span class="step-text">{line.text}</span>
          <span class="step-source">{line.source}</span>
          <span class="step-offset">{offsetText(line.offsetMs)}</span>
          <span class="step-duration">{line.durationMs === undefined ? '' : formatDuration(line.durationMs)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Relative to the beginning; what lay before it has a minus. */
function offsetText(offsetMs: number): string {
  return offsetMs < 0 ? `−${formatDuration(-offsetMs)}` : `+${formatDuration(offsetMs)}`;
}
