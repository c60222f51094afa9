import { ExecutionFollower } from '../../../invocations/executions/executionFollower';
import type { Clock } from '../../../model/base/clock';
import { done, failed, type Outcome } from '../../../model/base/outcome';
import { readHistoryEvent } from '../../../model/durable/readHistoryEvent';
import type { PanelSubject } from '../../../protocol/panelMessages';
import type { PanelRequest } from '../../../protocol/requestChannel';
import type { ComparedExecution, ShownExecution } from '../../../protocol/shownExecution';
import type { ExecutionActions } from './executionActions';
import { executionGone } from './subjectView';

type ExecutionSubject = Extract<PanelSubject, { readonly kind: 'execution' }>;

/** Told what to show. */
export interface ExecutionListener {
  /** Called with every change. */
  onChange(execution: ShownExecution): void;
  /** The other execution of a comparison. */
  onCompared(other: ComparedExecution): void;
}

/** The log of an invocation is read from shortly before its start on: clocks differ. */
const clockSlackMs = 60_000;

/** The execution that a panel shows: follows it, and handles requests about it. */
export class PanelExecution {
  private follower: ExecutionFollower | undefined;
  private shown: ShownExecution | undefined;

  constructor(
    /** `undefined` for a saved history. */
    private readonly subject: ExecutionSubject | undefined,
    private readonly actions: ExecutionActions,
    private readonly clock: Clock,
    private readonly listener: ExecutionListener,
  ) {}

  /** Shows what is known, and reads it where that has not begun. */
  start(): void {
    if (this.shown !== undefined) this.listener.onChange(this.shown);
    else this.follow();
  }

  /** Shows a saved history. */
  open(history: ShownExecution): void {
    this.show(history);
  }

  dispose(): void {
    this.follower?.dispose();
  }

  /** `undefined` for a request that is about something else. */
  async answer(request: PanelRequest): Promise<Outcome<unknown> | undefined> {
    const { actions, shown } = this;
    if (shown === undefined) return undefined;
    switch (request.type) {
      case 'requestExport':
        return actions.save(shown, request.format);
      case 'requestSavePicture':
        return actions.savePicture(shown, request.format, request.data);
      case 'requestOpenDocument':
        return actions.openHistory(shown);
      case 'requestOpenFrame':
        return actions.openFrame(shown, request.path, request.line);
      case 'requestStopFollowing':
        this.follower?.stop();
        return done;
      case 'requestFollow':
        this.follow();
        return done;
      default:
        return this.subject === undefined ? undefined : this.answerLive(request, this.subject);
    }
  }

  private async answerLive(
    request: PanelRequest,
    { connectionId, executionArn }: ExecutionSubject,
  ): Promise<Outcome<unknown> | undefined> {
    const { actions } = this;
    const of = { connectionId, executionArn };
    switch (request.type) {
      case 'requestExecutionCommand': {
        const { command, callbackId, operationName } = request;
        return this.thenRead(actions.run(command, { ...of, callbackId, operationName }));
      }
      case 'requestCompare': {
        const other = await actions.compare(of, request.invocationId);
        if (other.kind === 'done') this.listener.onCompared(other.value);
        return other;
      }
      case 'requestSkipWait':
        return this.thenRead(actions.skipWait(of, request.operationId));
      case 'requestOpenRun':
        if (request.traceId === undefined) return failed('The trace of this execution is not known.');
        actions.show({ kind: 'trace', connectionId, traceId: request.traceId });
        return done;
      case 'requestOpenRunLog':
        return actions.openLog(of, request.runId, this.startOf(request.runId) - clockSlackMs);
      case 'requestOpenExecution':
        actions.show({ kind: 'execution', connectionId, executionArn: request.executionArn });
        return done;
      default:
        return undefined;
    }
  }

  private async thenRead(action: Promise<Outcome>): Promise<Outcome> {
    const outcome = await action;
    this.follower?.wake();
    return outcome;
  }

  /** When an invocation began, in epoch milliseconds; when the execution did, if it is not in the history. */
  private startOf(requestId: string): number {
    const events = (this.shown?.events ?? []).map((event) => readHistoryEvent(JSON.parse(event)));
    const found = events.find((event) => event?.type === 'InvocationCompleted' && event.requestId === requestId);
    return found?.type === 'InvocationCompleted' ? found.startMs : (events[0]?.atMs ?? this.clock.now());
  }

  private follow(): void {
    const { subject } = this;
    if (subject === undefined) return;
    this.follower?.dispose();
    const connection = this.actions.connections.get(subject.connectionId);
    if (connection === undefined) {
      this.show(missing(subject));
      return;
    }
    this.follower = new ExecutionFollower({
      connection,
      executionArn: subject.executionArn,
      clock: this.clock,
      onChange: (execution) => this.show(execution),
    });
    this.follower.start();
  }

  private show(execution: ShownExecution): void {
    this.shown = execution;
    this.listener.onChange(execution);
  }
}

function missing({ connectionId, executionArn }: ExecutionSubject): ShownExecution {
  return {
    origin: connectionId,
    source: 'aws',
    executionArn,
    description: undefined,
    events: [],
    following: 'failed',
    notice: { kind: 'error', text: executionGone },
  };
}
