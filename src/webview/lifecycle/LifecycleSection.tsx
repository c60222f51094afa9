import type { Invocation } from '../../model/invocation';
import type { Lifecycle } from '../../model/lifecycle';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { LifecycleStrip } from './LifecycleStrip';
import { StepList } from './StepList';
import { stepLines } from './stepLines';

interface LifecycleSectionProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
  readonly nowMs: number;
}

/** What happened to the invocation: the picture and the list. */
export function LifecycleSection({ invocation, lifecycle, nowMs }: LifecycleSectionProps) {
  const { viewState } = usePanel();
  const hasPicture = invocation.mode !== 'DryRun';
  const problems = invocation.problems.filter(({ source }) => source === 'configuration');
  return (
    <Section id="lifecycle" title="Lifecycle" summary={summaryOf(lifecycle)}>
      {hasPicture && (
        <LifecycleStrip
          invocation={invocation}
          lifecycle={lifecycle}
          nowMs={nowMs}
          isTrueScale={viewState.isTrueScale}
        />
      )}
      <StepList lines={stepLines(invocation, lifecycle, nowMs)} label="Steps of the invocation" />
      {problems.map(({ failure }) => (
        <Notice key={failure.message} icon="warning" tone="warning">
          {failure.message}
        </Notice>
      ))}
    </Section>
  );
}

function summaryOf({ mode, attempts }: Lifecycle): string | undefined {
  if (mode !== 'Event' || attempts === 0) return undefined;
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`;
}
