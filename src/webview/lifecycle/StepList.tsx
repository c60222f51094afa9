import { formatDuration } from '../../model/duration';
import { Icon } from '../parts/Icon';
import type { StepLine } from './stepLine';

/** The picture in words: every step with when, how long, how it ended, and where that is known from. */
export function StepList({ lines }: { readonly lines: readonly StepLine[] }) {
  return (
    <ol class="steps" aria-label="Steps of the invocation">
      {lines.map((line) => (
        <li key={line.key} class={line.isExpected ? 'step expected' : 'step'} data-tone={line.look.tone}>
          <Icon name={line.look.icon} tone={line.look.tone} isSpinning={line.look.isSpinning} />
          <span class="step-name">{line.name}</span>
          <span class="step-text">{line.text}</span>
          <span class="step-source">{line.source}</span>
          <span class="step-offset">{`+${formatDuration(line.offsetMs)}`}</span>
          <span class="step-duration">{line.durationMs === undefined ? '' : formatDuration(line.durationMs)}</span>
        </li>
      ))}
    </ol>
  );
}
