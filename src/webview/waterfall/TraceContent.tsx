import type { Invocation, LogEvent } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { buildWaterfall } from '../../trace/rows/buildWaterfall';
import { SharedStrip } from '../lifecycle/LifecycleStrip';
import { useChosenService } from '../map/useChosenService';
import { exceptionsOf } from './details/exceptionsOf';
import { useOpenFrame } from './hooks/useOpenFrame';
import { useSegmentNews } from './hooks/useSegmentNews';
import { useTraceFrame } from './hooks/useTraceFrame';
import { useTraceInstrument } from './hooks/useTraceInstrument';
import { InstrumentView } from './InstrumentView';
import { initialRow } from './initialRow';
import { SelectedRowDetails } from './SelectedRowDetails';
import type { StripOnAxis } from './TraceOverview';

interface TraceContentProps {
  readonly trace: Trace;
  readonly invocation: Invocation | undefined;
}

/** A trace with the lifecycle of the invocation around it. */
export function TraceContent({ trace, invocation }: TraceContentProps) {
  const waterfall = buildWaterfall(trace);
  const frame = useTraceFrame(invocation);
  const service = useChosenService(trace);
  const instrument = useTraceInstrument({ noun: 'trace', waterfall, frame, initialRow, service });
  const openFrame = useOpenFrame();
  useSegmentNews(trace);
  const { rows: allRows } = instrument.rows.waterfall;
  const openSource = (id: string) => {
    const row = allRows.find((each) => each.id === id);
    const frame = row && exceptionsOf(row, allRows)[0]?.frames[0];
    if (frame !== undefined) void openFrame(frame);
  };
  const strip: StripOnAxis | undefined =
    invocation && ((axis, originMs) => <SharedStrip invocation={invocation} axis={axis} originMs={originMs} />);
  return (
    <InstrumentView
      instrument={instrument}
      strip={strip}
      onSource={openSource}
      details={<SelectedRowDetails instrument={instrument} logs={invocation?.logs ?? noLogs} />}
    />
  );
}

const noLogs: readonly LogEvent[] = [];
