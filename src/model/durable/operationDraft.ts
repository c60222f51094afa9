import type { HistoryEvent } from './historyEvent';
import type { Attempt, Operation, OperationKind } from './operation';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** An operation while its events are read. */
export interface OperationDraft extends Writable<Omit<Operation, 'children' | 'attempts' | 'invocations' | 'unknown'>> {
  readonly attempts: Writable<Attempt>[];
  readonly invocations: number[];
  readonly unknown: Operation['unknown'][number][];
  readonly children: OperationDraft[];
}

/** An operation of which only the first event is known. */
export function startDraft(id: string, event: HistoryEvent): OperationDraft {
  return {
    id,
    parentId: event.parentId,
    kind: kindOf(event),
    subType: event.subType,
    name: event.name,
    status: 'unknown',
    startMs: event.atMs,
    isStartKnown: event.type.endsWith('Started'),
    endMs: undefined,
    input: undefined,
    result: undefined,
    error: undefined,
    attempts: [],
    wait: undefined,
    callback: undefined,
    chained: undefined,
    invocations: [],
    unknown: [],
    children: [],
  };
}

const contextKinds: Readonly<Record<string, OperationKind>> = {
  WaitForCallback: 'waitForCallback',
  Parallel: 'parallel',
  ParallelBranch: 'branch',
  Map: 'map',
  MapIteration: 'iteration',
};

/** By the event's type, and by its subtype where that makes a difference. */
export function kindOf({ type, subType = '' }: HistoryEvent): OperationKind {
  if (type.startsWith('Step')) return subType === 'WaitForCondition' ? 'condition' : 'step';
  if (type.startsWith('Wait')) return 'wait';
  if (type.startsWith('Callback')) return 'callback';
  if (type.startsWith('ChainedInvoke')) return 'chainedInvoke';
  return type.startsWith('Context') ? (contextKinds[subType] ?? 'context') : 'unknown';
}
