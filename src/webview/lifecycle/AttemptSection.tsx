import type { Invocation } from '../../model/invocation/invocation';
import type { Peers } from '../../trace/measure/peers';
import type { RunAnatomy } from '../../trace/measure/phases';
import { runAnatomies } from '../../trace/measure/runAnatomies';
import { usePanel } from '../panelContext';
import { percent } from '../parts/percent';
import { Section } from '../parts/Section';
import { Anatomy } from './Anatomy';
import { limitLines } from './anatomyLines';
import { useLifeline } from './useLifeline';

interface AttemptSectionProps {
  readonly invocation: Invocation;
  readonly peers: Peers | undefined;
}

/** One run taken apart, closed at first: the last one, or the attempt that the reader chose. */
export function AttemptSection({ invocation, peers }: AttemptSectionProps) {
  const { viewState } = usePanel();
  const { lifecycle } = useLifeline(invocation);
  const runs = runAnatomies(invocation, lifecycle);
  const run = runs.find(({ number }) => number === viewState.attempt) ?? runs.at(-1);
  if (run === undefined) return null;
  const title = lifecycle.mode === 'Event' ? `Anatomy of attempt ${run.number}` : 'Anatomy';
  return (
    <Section id="anatomy" title={title} summary={summaryOf(run)} isOpenAtFirst={false}>
      <Anatomy runs={runs} run={run} invocation={invocation} lifecycle={lifecycle} peers={peers} />
    </Section>
  );
}

/** How near it came to its limits, in parts of them. */
function summaryOf(run: RunAnatomy): string {
  return limitLines(run)
    .map(({ name, share }) => `${name.toLowerCase()} ${percent(share)} used`)
    .join(', ');
}
