import type { Position } from '../../sources/streams/position';
import type { TumblingWindow } from '../rules/tumblingWindow';

/** A mapping's progress in a shard; persisted across restarts. */
export interface ShardState {
  readonly position: Position;
  /** The tumbling window that is open. */
  readonly window?: TumblingWindow | undefined;
  /** The shard was closed, and is read to its end: those that it was split into come next. */
  readonly isEnd?: boolean | undefined;
}
