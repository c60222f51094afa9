import type { ComponentChildren } from 'preact';
import { clockTime } from '../../model/clockTime';
import { formatDuration } from '../../model/duration';
import type { RequestResult } from '../../protocol/requestChannel';
import type { StackFrame, TraceException } from '../../trace/trace';
import type { WaterfallRow } from '../../trace/waterfallRow';
import { ExceptionView } from '../parts/ExceptionView';
import { Icon } from '../parts/Icon';
import { describeKind, describeState } from './describeRowParts';
import { type DetailGroup, nodeDetails } from './nodeDetails';

interface RowDetailsProps {
  readonly row: WaterfallRow;
  /** Its own, or those of what failed inside it. */
  readonly exceptions: readonly TraceException[];
  /** Epoch milliseconds of position 0. */
  readonly startMs: number;
  readonly onOpenFrame: (frame: StackFrame) => Promise<RequestResult>;
}

/** What is known about the selected row. */
export function RowDetails({ row, exceptions, startMs, onOpenFrame }: RowDetailsProps) {
  const { node } = row;
  const durationMs = row.endMs - row.startMs;
  const state = describeState(row);
  return (
    <>
      <h3 class="details-title">
        <span class={`swatch kind-${row.kind} state-${row.state}`} aria-hidden="true" />
        {row.name}
      </h3>
      <p class="details-kind">{describeKind(row.kind)}</p>
      <dl class="pairs">
        <Pair name="Duration">
          {row.isRunning ? `${formatDuration(durationMs)} so far` : formatDuration(durationMs)}
        </Pair>
        <Pair name="Starts">
          +{formatDuration(row.startMs)}, at {clockTime(startMs + row.startMs)}
        </Pair>
        {state !== undefined && (
          <Pair name="State">
            <span class="state">
              <Icon name={state.icon} tone={state.tone} />
              {state.text}
            </span>
          </Pair>
        )}
        {row.criticalMs > 0 && <Pair name="Critical path">{formatDuration(row.criticalMs)}</Pair>}
        {row.detail !== undefined && exceptions.length === 0 && <Pair name="About">{row.detail}</Pair>}
      </dl>
      {exceptions.map((exception, index) => (
        <ExceptionView key={exception.id ?? index} {...exception} onOpenFrame={onOpenFrame} />
      ))}
      {node !== undefined && nodeDetails(node).map((group) => <Group key={group.title} {...group} />)}
    </>
  );
}

function Group({ title, pairs }: DetailGroup) {
  return (
    <>
      <h4>{title}</h4>
      <dl class="pairs">
        {pairs.map(([name, value]) => (
          <Pair key={name} name={name}>
            <span class="code">{value}</span>
          </Pair>
        ))}
      </dl>
    </>
  );
}

function Pair({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="pair">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
