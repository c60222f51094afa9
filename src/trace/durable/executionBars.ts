import type { ExecutionInvocation, ExecutionTree } from '../../model/durable/executionTree';
import type { HistoryEventOf } from '../../model/durable/historyEvent';
import type { Attempt, Operation } from '../../model/durable/operation';
import type { NodeState } from '../parse/trace';
import { type Bar, type VirtualBar, virtualBar } from '../rows/bar';
import { errorText, operationDetail, operationName } from './operationWords';

/** What a row of an execution stands for. */
export type RowSubject =
  | { readonly kind: 'execution' | 'invocations' }
  | { readonly kind: 'operation'; readonly operation: Operation }
  /** One run of a step's code, and the delay after it. */
  | { readonly kind: 'attempt' | 'delay'; readonly operation: Operation; readonly attempt: Attempt }
  | { readonly kind: 'invocation' | 'replay'; readonly invocation: ExecutionInvocation }
  /** Of an unknown type, and of no operation. */
  | { readonly kind: 'event'; readonly event: HistoryEventOf<'unknown'> };

/** An execution as bars. Milliseconds from the execution's start. */
export interface ExecutionBars {
  /** The execution and its operations. What lost a race is not blocking. */
  readonly execution: Bar;
  /** Around all invocations, if there were any: the same time as seen from the function. */
  readonly invocations: Bar | undefined;
  /** By the bars' ids. */
  readonly subjects: ReadonlyMap<string, RowSubject>;
}

/** The id of the row of an invocation, by its number. */
export function invocationRowId(number: number): string {
  return `invocation ${number}`;
}

/** The id of an operation's row. */
export function operationRowId(id: string): string {
  return `operation ${id}`;
}

/** The bars of an execution. `name`: its title. */
export function executionBars(tree: ExecutionTree, name: string): ExecutionBars {
  const subjects = new Map<string, RowSubject>();
  const maker = new BarMaker(tree.startMs, subjects);
  const execution = maker.make(
    { id: 'execution', kind: 'operation', name, startMs: tree.startMs, endMs: tree.endMs },
    { kind: 'execution' },
  );
  execution.state = tree.status === 'RUNNING' || tree.status === 'SUCCEEDED' ? 'ok' : 'fault';
  execution.detail = tree.error === undefined ? undefined : errorText(tree.error);
  const isOver = tree.status === 'SUCCEEDED' || tree.status === 'FAILED';
  // Without recursion: a broken file may nest thousands of levels.
  const open: { readonly operation: Operation; readonly into: Bar }[] = tree.operations
    .toReversed()
    .map((operation) => ({ operation, into: execution }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const bar = maker.operation(next.operation);
    // A stopped execution waited for all of them.
    if (isOver && next.operation.status === 'abandoned') bar.isBlocking = false;
    next.into.children.push(bar);
    for (const child of next.operation.children.toReversed()) open.push({ operation: child, into: bar });
  }
  for (const event of tree.unknown) execution.children.push(maker.event(event));
  return { execution, invocations: maker.invocations(tree), subjects };
}

class BarMaker {
  constructor(
    private readonly originMs: number,
    private readonly subjects: Map<string, RowSubject>,
  ) {}

  /** `bar` in epoch milliseconds. */
  make(bar: VirtualBar, subject: RowSubject): Bar {
    this.subjects.set(bar.id, subject);
    const endMs = bar.endMs === undefined ? undefined : Math.max(bar.startMs, bar.endMs) - this.originMs;
    return virtualBar({ ...bar, startMs: bar.startMs - this.originMs, endMs });
  }

  operation(operation: Operation): Bar {
    const { attempts, startMs, endMs } = operation;
    const id = operationRowId(operation.id);
    const isSplit = attempts.length > 1 || attempts.some(({ delaySeconds }) => delaySeconds !== undefined);
    const children = isSplit ? attempts.flatMap((attempt, index) => this.attempt(operation, attempt, index)) : [];
    const name = operationName(operation);
    const bar = this.make(
      { id, kind: kindOf(operation, isSplit), name, startMs, endMs, children },
      { kind: 'operation', operation },
    );
    bar.detail = operationDetail(operation);
    bar.state = stateOf(operation);
    return bar;
  }

  event(event: HistoryEventOf<'unknown'>): Bar {
    const { eventId, eventType, atMs } = event;
    const bar = this.make(
      { id: `event ${eventId}`, kind: 'operation', name: eventType, startMs: atMs, endMs: atMs },
      { kind: 'event', event },
    );
    bar.detail = 'unknown event type';
    return bar;
  }

  invocations({ invocations }: ExecutionTree): Bar | undefined {
    const [first] = invocations;
    if (first === undefined) return undefined;
    const children = invocations.map((invocation) => this.invocation(invocation));
    const { endMs } = invocations.at(-1) ?? first;
    return this.make(
      { id: 'invocations', kind: 'operation', name: 'Invocations', startMs: first.startMs, endMs, children },
      { kind: 'invocations' },
    );
  }

  private invocation(invocation: ExecutionInvocation): Bar {
    const { number, startMs, endMs, replayedMs, error } = invocation;
    const id = invocationRowId(number);
    const replay = (): Bar =>
      this.make(
        { id: `${id} replay`, kind: 'replay', name: 'Replay', startMs, endMs: startMs + replayedMs },
        { kind: 'replay', invocation },
      );
    const bar = this.make(
      {
        id,
        kind: 'function',
        name: `Invocation ${number}`,
        startMs,
        endMs,
        children: replayedMs > 0 ? [replay()] : [],
      },
      { kind: 'invocation', invocation },
    );
    if (error !== undefined) {
      bar.state = 'fault';
      bar.detail = errorText(error);
    }
    return bar;
  }

  private attempt(operation: Operation, attempt: Attempt, index: number): readonly Bar[] {
    const { number, startMs, endMs, delaySeconds, outcome, error } = attempt;
    const id = `${operationRowId(operation.id)} attempt ${number}`;
    const noun = operation.kind === 'condition' ? 'Check' : 'Attempt';
    const bar = this.make(
      { id, kind: 'attempt', name: `${noun} ${number}`, startMs, endMs },
      { kind: 'attempt', operation, attempt },
    );
    if (outcome === 'failed') bar.state = 'fault';
    bar.detail = error === undefined ? attemptWords[outcome] : errorText(error);
    if (delaySeconds === undefined || endMs === undefined) return [bar];
    // The next attempt starts a little after its time; without one, the delay ends when the execution does.
    const untilMs = operation.attempts[index + 1]?.startMs ?? operation.endMs;
    const delay = this.make(
      { id: `${id} delay`, kind: 'backOff', name: 'Back-off', startMs: endMs, endMs: untilMs },
      { kind: 'delay', operation, attempt },
    );
    return [bar, delay];
  }
}

const attemptWords: Readonly<Record<Attempt['outcome'], string | undefined>> = {
  running: undefined,
  succeeded: undefined,
  failed: undefined,
  notYet: 'not yet',
  abandoned: 'not finished',
};

function kindOf({ kind, children }: Operation, isSplit: boolean): Bar['kind'] {
  switch (kind) {
    case 'step':
    case 'condition':
      return isSplit ? 'operation' : 'subsegment';
    case 'wait':
    case 'callback':
    case 'chainedInvoke':
      return 'wait';
    case 'waitForCallback':
      return children.length === 0 ? 'wait' : 'operation';
    default:
      return 'operation';
  }
}

function stateOf({ status }: Operation): NodeState {
  return status === 'failed' || status === 'timedOut' || status === 'stopped' ? 'fault' : 'ok';
}
