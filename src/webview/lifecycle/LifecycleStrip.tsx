import type { Invocation } from '../../model/invocation/invocation';
import type { FoldedAxis } from '../../trace/axis/foldedAxis';
import { describeLife } from './describeLife';
import { placeStrip } from './placeStrip';
import { StripLane } from './StripLane';
import { useLifeline } from './useLifeline';
import { WideStrip } from './WideStrip';

/** The invocation's life as one picture on a folded axis of its own: for as long as there is no waterfall to share one with. */
export function LifecycleStrip({ invocation }: { readonly invocation: Invocation }) {
  const lifeline = useLifeline(invocation);
  const isAlive = lifeline.lifecycle.outcome === 'pending';
  const label = describeLife(invocation, lifeline);
  return <WideStrip strip={lifeline.strip} label={label} nowMs={isAlive ? lifeline.nowMs : undefined} />;
}

interface SharedStripProps {
  readonly invocation: Invocation;
  /** The waterfall's, as it is shown: milliseconds after `originMs`. */
  readonly axis: FoldedAxis;
  /** Epoch milliseconds. */
  readonly originMs: number;
}

/** The same over the bars of the waterfall and on their axis, which gives its times. */
export function SharedStrip({ invocation, axis, originMs }: SharedStripProps) {
  const lifeline = useLifeline(invocation);
  const isAlive = lifeline.lifecycle.outcome === 'pending';
  return (
    <div class="strip shared" role="img" aria-label={describeLife(invocation, lifeline)}>
      <StripLane drawn={placeStrip(lifeline.strip, axis, originMs)} nowMs={isAlive ? lifeline.nowMs : undefined} />
    </div>
  );
}
