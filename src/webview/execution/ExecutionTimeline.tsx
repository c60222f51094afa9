import { useMemo } from 'preact/hooks';
import { plural } from '../../model/base/plural';
import { readStackLine } from '../../model/invocation/stackFrames';
import type { FoldedAxis } from '../../trace/axis/foldedAxis';
import { placeStrip } from '../lifecycle/placeStrip';
import { StripLane } from '../lifecycle/StripLane';
import { Section } from '../parts/Section';
import { countFailures } from '../waterfall/countFailures';
import { useOpenFrame } from '../waterfall/hooks/useOpenFrame';
import { useTraceInstrument } from '../waterfall/hooks/useTraceInstrument';
import { InstrumentView } from '../waterfall/InstrumentView';
import { ExecutionRowDetails } from './ExecutionRowDetails';
import { countOf } from './executionFigures';
import { executionStrip } from './executionStrip';
import { initialExecutionRow } from './initialExecutionRow';
import type { ExecutionPicture } from './useExecution';

/** Lifecycle strip, operations and invocations on one folded axis. */
export function ExecutionTimeline({ picture }: { readonly picture: ExecutionPicture }) {
  const { tree, waterfall, bars, nowMs } = picture;
  const initialRow = useMemo(() => initialExecutionRow(bars), [bars]);
  const instrument = useTraceInstrument({ noun: 'execution', waterfall, frame: undefined, initialRow });
  const openFrame = useOpenFrame();
  const strip = useMemo(() => executionStrip(tree, nowMs), [tree, nowMs]);
  const drawStrip = (axis: FoldedAxis, originMs: number) => (
    <div class="strip shared" role="img" aria-label={stripLabel(picture)}>
      <StripLane
        drawn={placeStrip(strip, axis, originMs)}
        nowMs={tree.endMs === undefined && picture.isLive ? nowMs : undefined}
      />
    </div>
  );
  const openSource = (id: string) => {
    const subject = bars.subjects.get(id);
    const error = subject?.kind === 'operation' ? subject.operation.error : undefined;
    const frame = error?.stack.flatMap((line) => readStackLine(line) ?? [])[0];
    if (frame !== undefined) void openFrame(frame);
  };
  const failures = countFailures(waterfall.rows.filter(({ id }) => !id.startsWith('invocation')));
  const summary = [
    plural(countOf(tree.operations), 'operation'),
    plural(tree.invocations.length, 'invocation'),
    ...(failures > 0 ? [`${failures} failed`] : []),
  ].join(', ');
  return (
    <Section id="trace" title="Execution" summary={summary}>
      <InstrumentView
        instrument={instrument}
        strip={drawStrip}
        onSource={openSource}
        details={<ExecutionRowDetails picture={picture} instrument={instrument} />}
      />
    </Section>
  );
}

/** The strip in words. */
function stripLabel({ tree }: ExecutionPicture): string {
  const { invocations } = tree;
  const failed = invocations.filter(({ error }) => error !== undefined).length;
  const about = [plural(invocations.length, 'invocation'), ...(failed > 0 ? [`${failed} failed`] : [])];
  return `Lifecycle: ${about.join(', ')}, and the waits between them.`;
}
