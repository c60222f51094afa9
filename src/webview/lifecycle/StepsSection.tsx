import { plural } from '../../model/base/plural';
import { describeAttempts } from '../../model/invocation/describeAttempts';
import type { Invocation } from '../../model/invocation/invocation';
import { Section } from '../parts/Section';
import { StepList } from './StepList';
import { stepLines } from './stepLines';
import { useLifeline } from './useLifeline';

/** What happened to the invocation as a list, closed at first where a picture tells the same. */
export function StepsSection({ invocation }: { readonly invocation: Invocation }) {
  const { lifecycle, nowMs } = useLifeline(invocation);
  const lines = stepLines(invocation, lifecycle, nowMs);
  return (
    <Section
      id="steps"
      title="Steps"
      summary={describeAttempts(lifecycle) ?? plural(lines.length, 'step')}
      isOpenAtFirst={invocation.mode === 'DryRun'}
    >
      <StepList lines={lines} label="Steps of the invocation" />
    </Section>
  );
}
