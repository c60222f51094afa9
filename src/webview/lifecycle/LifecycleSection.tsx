import { describeAttempts } from '../../model/invocation/describeAttempts';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import type { Peers } from '../../trace/measure/peers';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { Anatomy } from './Anatomy';
import { LifecycleStrip } from './LifecycleStrip';
import { StepList } from './StepList';
import { stepLines } from './stepLines';

interface LifecycleSectionProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
  readonly nowMs: number;
  readonly peers: Peers | undefined;
}

/** What happened to the invocation: its life and one run as pictures, and the list. */
export function LifecycleSection({ invocation, lifecycle, nowMs, peers }: LifecycleSectionProps) {
  const { viewState } = usePanel();
  const hasPicture = invocation.mode !== 'DryRun';
  const problems = invocation.problems.filter(({ source }) => source === 'configuration');
  return (
    <Section id="lifecycle" title="Lifecycle" summary={describeAttempts(lifecycle)}>
      {hasPicture && (
        <LifecycleStrip
          invocation={invocation}
          lifecycle={lifecycle}
          nowMs={nowMs}
          isTrueScale={viewState.isTrueScale}
        />
      )}
      <Anatomy invocation={invocation} lifecycle={lifecycle} peers={peers} />
      <StepList lines={stepLines(invocation, lifecycle, nowMs)} label="Steps of the invocation" />
      {problems.map(({ failure }) => (
        <Notice key={failure.message} icon="warning" tone="warning">
          {failure.message}
        </Notice>
      ))}
    </Section>
  );
}
