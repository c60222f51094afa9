import type { Clock } from '../../model/base/clock';
import { noDeadline } from '../../model/base/noDeadline';
import type { Connection } from '../../model/connection/connection';
import type { CalledRun, RunCaller } from '../../model/invocation/calledRun';
import { type Invocation, noOptions } from '../../model/invocation/invocation';
import { payloadSize } from '../checkPayload';
import type { Follower } from '../follower';
import type { CheckAnswer } from '../invocationSender';
import type { InvocationStore } from '../invocationStore';

/** What adopting a run needs. */
export interface AdoptedRunNeeds {
  readonly store: InvocationStore;
  readonly follower: Pick<Follower, 'follow'>;
  readonly clock: Clock;
  readonly checkAnswer: CheckAnswer;
}

/** What is read of a connection. */
export type RunConnection = Pick<Connection, 'id' | 'spec' | 'runs' | 'directory'>;

/** As many runs of HTTP clients are kept: one web page can call a hundred times. */
const maxHttpRuns = 20;
const waitSeconds = 10;
/** Before asking again after a failure. */
const pauseMs = 2_000;

/**
 * Adds runs to the history that Dwell did not send: those of HTTP clients on Local by themselves, those of pollers when one is opened.
 * Their traces and logs are gathered as those of other invocations.
 */
export class AdoptedRuns {
  private readonly adopting = new Map<string, Promise<Invocation>>();
  private readonly watched = new Map<
    string,
    { readonly connection: RunConnection; readonly reading: AbortController }
  >();

  constructor(private readonly needs: AdoptedRunNeeds) {}

  /** Adds a run, once. */
  adopt(connection: RunConnection, run: CalledRun, caller: RunCaller): Promise<Invocation> {
    const known = this.needs.store.all().find(({ answer }) => {
      return answer.kind === 'answered' && answer.requestId === run.requestId;
    });
    if (known !== undefined) return Promise.resolve(known);
    const adopting = this.adopting.get(run.requestId) ?? this.add(connection, run, caller);
    this.adopting.set(run.requestId, adopting);
    return adopting;
  }

  /** Adopts what HTTP clients call on a local connection, from now on; does nothing for others. */
  watch(connection: RunConnection): void {
    if (connection.spec.kind !== 'local') return;
    const known = this.watched.get(connection.id);
    if (known?.connection === connection) return;
    // Local was started again, as another connection with the same id.
    known?.reading.abort();
    const reading = new AbortController();
    this.watched.set(connection.id, { connection, reading });
    void this.read(connection, reading.signal);
  }

  dispose(): void {
    for (const { reading } of this.watched.values()) reading.abort();
  }

  private async read(connection: RunConnection, signal: AbortSignal): Promise<void> {
    let after = 0;
    // Each time by the clock, which stands while the window is in the background.
    let delayMs = 0;
    while (!signal.aborted) {
      await new Promise<void>((resolve) => this.needs.clock.after(delayMs, resolve));
      delayMs = 0;
      const page = await connection.runs.ofHttp(after, waitSeconds, signal);
      if (signal.aborted) return;
      if (!page.ok) {
        delayMs = pauseMs;
        continue;
      }
      if (page.value === undefined) return;
      after = page.value.next;
      for (const run of page.value.runs) {
        if (run.http !== undefined) await this.adopt(connection, run, { kind: 'http', ...run.http });
      }
    }
  }

  private async add(connection: RunConnection, run: CalledRun, caller: RunCaller): Promise<Invocation> {
    const { store, follower, checkAnswer } = this.needs;
    const configuration = await connection.directory.getFunction(run.functionName, undefined, noDeadline());
    const invocation = invocationOf(connection, run, caller, configuration.ok ? configuration.value : undefined);
    store.add(invocation, run.event, noOptions);
    this.adopting.delete(run.requestId);
    for (const { id } of store.all().filter(isOfHttp).slice(maxHttpRuns)) store.remove(id);
    follower.follow(invocation.id);
    const callerCheck = await checkAnswer(run.event, invocation.answer);
    if (callerCheck !== undefined) store.update(invocation.id, (current) => ({ ...current, callerCheck }));
    return invocation;
  }
}

function isOfHttp({ caller }: Invocation): boolean {
  return caller?.kind === 'http';
}

/** Pollers and HTTP clients invoke synchronously. */
function invocationOf(
  { id, spec }: RunConnection,
  run: CalledRun,
  caller: RunCaller,
  configuration: Invocation['configuration'],
): Invocation {
  const { functionName, requestId, traceId, event, response, isFunctionError, logTail, startMs, endMs } = run;
  return {
    id: crypto.randomUUID(),
    target: { connectionId: id, functionName, qualifier: undefined },
    connectionName: spec.name,
    mode: 'RequestResponse',
    traceId,
    sentMs: startMs,
    payloadBytes: payloadSize(event),
    caller,
    answer: {
      kind: 'answered',
      atMs: endMs,
      statusCode: 200,
      requestId,
      executedVersion: '$LATEST',
      functionError: isFunctionError ? 'Unhandled' : undefined,
      payload: response,
      payloadBytes: payloadSize(response),
      logTail,
    },
    configuration,
    eventInvokeConfig: undefined,
    documents: [],
    isTraceLimitExceeded: false,
    logs: [],
    problems: [],
    following: { kind: 'following', nextPollMs: endMs },
  };
}
