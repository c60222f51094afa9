import { clockTime } from '../../model/base/clockTime';
import type { Invocation } from '../../model/invocation/invocation';
import { type ResponseText, responseText } from '../../model/invocation/responseText';
import type { ComparedTrace } from '../../protocol/panelMessages';
import type { RunAnatomy } from '../../trace/measure/phases';
import { runAnatomies } from '../../trace/measure/runAnatomies';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { ComparedSide } from './DiffTable';

/** One invocation of a comparison. Its title is `This one`, or the connection where that tells both apart. */
export interface SideWithRuns extends ComparedSide {
  /** Epoch milliseconds. */
  readonly sentMs: number;
  readonly runs: readonly RunAnatomy[];
  readonly response: ResponseText | undefined;
}

/** Both invocations of a comparison, in the order in which they are shown. */
export interface ComparedSides {
  readonly before: SideWithRuns;
  readonly after: SideWithRuns;
  readonly isOtherFirst: boolean;
  /** They ran on different connections. */
  readonly isElsewhere: boolean;
}

/** The earlier one first; of two places, the one that `invocation` is compared with, whenever it ran. */
export function comparedSides(invocation: Invocation, other: ComparedTrace, nowMs: number): ComparedSides {
  const { sentMs, connectionName } = invocation;
  const isElsewhere = other.connectionName !== '' && other.connectionName !== connectionName;
  const isOtherFirst = isElsewhere || other.sentMs <= sentMs;
  const [title, otherTitle] = isElsewhere ? [connectionName, other.connectionName] : ['This one', 'Other'];
  const runs = runAnatomies(invocation, lifecycleOf(invocation, nowMs));
  const response = responseText(invocation.answer);
  const here: SideWithRuns = { title, what: `this one, ${clockTime(sentMs)}`, sentMs, runs, response };
  const what = `${other.label}, ${clockTime(other.sentMs)}`;
  const there: SideWithRuns = { ...other, response: other.response, title: otherTitle, what };
  const [before, after] = isOtherFirst ? [there, here] : [here, there];
  return { before, after, isOtherFirst, isElsewhere };
}
