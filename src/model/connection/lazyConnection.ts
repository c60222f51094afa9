import type { AwsFailure } from './awsFailure';
import type { Connection, ConnectionSpec } from './connection';
import { connectionId } from './connectionId';
import type { Result } from './result';

/**
 * A connection that is opened on first use, so that followers and trees can hold it at no cost. If it cannot be opened, every use
 * returns the failure, and the next one retries.
 */
export class LazyConnection implements Connection {
  readonly id: string;
  private opening: Promise<Result<Connection>> | undefined;
  private real: Connection | undefined;
  private isClosed = false;

  constructor(
    readonly spec: ConnectionSpec,
    private readonly open: () => Promise<Result<Connection>>,
    private readonly now: () => number,
  ) {
    this.id = connectionId(spec);
  }

  readonly directory: Connection['directory'] = {
    listFunctions: (marker, signal) => this.use((real) => real.directory.listFunctions(marker, signal)),
    listFunctionTags: (marker, signal) => this.use((real) => real.directory.listFunctionTags(marker, signal)),
    getFunction: (name, qualifier, signal) => this.use((real) => real.directory.getFunction(name, qualifier, signal)),
    getEventInvokeConfig: (name, qualifier, signal) =>
      this.use((real) => real.directory.getEventInvokeConfig(name, qualifier, signal)),
  };

  readonly details: Connection['details'] = {
    getPolicy: (name, qualifier, signal) => this.use((real) => real.details.getPolicy(name, qualifier, signal)),
    listEventSourceMappings: (name, signal) => this.use((real) => real.details.listEventSourceMappings(name, signal)),
    getUrl: (name, qualifier, signal) => this.use((real) => real.details.getUrl(name, qualifier, signal)),
    listVersions: (name, marker, signal) => this.use((real) => real.details.listVersions(name, marker, signal)),
    listAliases: (name, signal) => this.use((real) => real.details.listAliases(name, signal)),
    listTags: (arn, signal) => this.use((real) => real.details.listTags(arn, signal)),
    getEnvironment: (name, signal) => this.use((real) => real.details.getEnvironment(name, signal)),
  };

  readonly editor: Connection['editor'] = {
    updateEventInvokeConfig: (name, qualifier, change, signal) =>
      this.use((real) => real.editor.updateEventInvokeConfig(name, qualifier, change, signal)),
    updateTracing: (name, mode, signal) => this.use((real) => real.editor.updateTracing(name, mode, signal)),
    setMappingEnabled: (uuid, isEnabled, signal) =>
      this.use((real) => real.editor.setMappingEnabled(uuid, isEnabled, signal)),
  };

  readonly executionDirectory: Connection['executionDirectory'] = {
    list: (name, filter, marker, signal) =>
      this.use((real) => real.executionDirectory.list(name, filter, marker, signal)),
  };

  readonly executionActions: Connection['executionActions'] = {
    send: async (action, signal) => {
      const opened = await this.opened();
      if (opened.ok) return opened.value.executionActions.send(action, signal);
      return { kind: 'refused', failure: opened.failure };
    },
  };

  readonly invoker: Connection['invoker'] = {
    invoke: async (request, signal, onStreamed) => {
      const opened = await this.opened();
      if (opened.ok) return opened.value.invoker.invoke(request, signal, onStreamed);
      return { kind: 'refused', atMs: this.now(), requestId: undefined, failure: opened.failure };
    },
  };

  readonly durable: Connection['durable'] = {
    get: (arn, signal) => this.use((real) => real.durable.get(arn, signal)),
    readHistory: (request, signal) => this.use((real) => real.durable.readHistory(request, signal)),
    skipWait: (arn, operationId, signal) => this.use((real) => real.durable.skipWait(arn, operationId, signal)),
  };

  readonly retries: Connection['retries'] = {
    retryNow: (requestId, signal) => this.use((real) => real.retries.retryNow(requestId, signal)),
    setDelays: (delaysMs, signal) => this.use((real) => real.retries.setDelays(delaysMs, signal)),
  };

  readonly identity: Connection['identity'] = {
    getIdentity: (signal) => this.use((real) => real.identity.getIdentity(signal)),
  };

  readonly sources: Connection['sources'] = {
    getSourceFacts: (arn, signal) => this.use((real) => real.sources.getSourceFacts(arn, signal)),
  };

  readonly addresses: Connection['addresses'] = {
    list: (name, signal) => this.use((real) => real.addresses.list(name, signal)),
  };

  readonly records: Connection['records'] = {
    peek: (request, signal) => this.use((real) => real.records.peek(request, signal)),
  };

  readonly polled: Connection['polled'] = {
    send: async (request, signal) => {
      const opened = await this.opened();
      if (opened.ok) return opened.value.polled.send(request, signal);
      return { kind: 'refused', atMs: this.now(), failure: opened.failure };
    },
    decisions: (after, waitSeconds, signal) => this.use((real) => real.polled.decisions(after, waitSeconds, signal)),
    read: (request, signal) => this.use((real) => real.polled.read(request, signal)),
    readMetrics: (request, signal) => this.use((real) => real.polled.readMetrics(request, signal)),
    queueCounts: (arn, signal) => this.use((real) => real.polled.queueCounts(arn, signal)),
    redrive: (deadLetterArn, signal) => this.use((real) => real.polled.redrive(deadLetterArn, signal)),
    change: (change, signal) => this.use((real) => real.polled.change(change, signal)),
    reservedConcurrency: (name, signal) => this.use((real) => real.polled.reservedConcurrency(name, signal)),
  };

  readonly runs: Connection['runs'] = {
    find: (requestId, signal) => this.use((real) => real.runs.find(requestId, signal)),
    ofHttp: (after, waitSeconds, signal) => this.use((real) => real.runs.ofHttp(after, waitSeconds, signal)),
  };

  readonly sharedEvents: Connection['sharedEvents'] = {
    list: (name, signal) => this.use((real) => real.sharedEvents.list(name, signal)),
    get: (name, event, signal) => this.use((real) => real.sharedEvents.get(name, event, signal)),
    put: (name, event, signal) => this.use((real) => real.sharedEvents.put(name, event, signal)),
    rename: (name, from, to, signal) => this.use((real) => real.sharedEvents.rename(name, from, to, signal)),
    remove: (name, event, signal) => this.use((real) => real.sharedEvents.remove(name, event, signal)),
  };

  readonly traces: Connection['traces'] = {
    getTrace: (traceId, signal) => this.use((real) => real.traces.getTrace(traceId, signal)),
    searchSpans: (traceId, signal) => this.use((real) => real.traces.searchSpans(traceId, signal)),
  };

  readonly logs: Connection['logs'] = {
    findByRequestId: (query, signal) => this.use((real) => real.logs.findByRequestId(query, signal)),
    findRuns: (window, signal) => this.use((real) => real.logs.findRuns(window, signal)),
  };

  readonly traceSearch: Connection['traceSearch'] = {
    listSummaries: (query, token, signal) => this.use((real) => real.traceSearch.listSummaries(query, token, signal)),
    storesSpans: async (signal) => {
      const opened = await this.opened();
      return opened.ok && opened.value.traceSearch.storesSpans(signal);
    },
    searchStoredTraces: (query, signal) => this.use((real) => real.traceSearch.searchStoredTraces(query, signal)),
  };

  readonly logReader: Connection['logReader'] = {
    readEvents: (selection, token, signal) => this.use((real) => real.logReader.readEvents(selection, token, signal)),
    tail: (logGroupArn, pattern, signal, onBatch) =>
      this.use((real) => real.logReader.tail(logGroupArn, pattern, signal, onBatch)),
  };

  readonly debugging: Connection['debugging'] = {
    control: (sessionId, action) => this.use((real) => real.debugging.control(sessionId, action)),
  };

  address(): string | undefined {
    return this.real?.address();
  }

  /** Reopens on the next use, with the credentials of that time. Running calls keep the previous ones. */
  renew(): void {
    this.opening = undefined;
  }

  dispose(): void {
    const { opening } = this;
    this.isClosed = true;
    this.opening = undefined;
    this.real = undefined;
    void opening?.then((opened) => opened.ok && opened.value.dispose());
  }

  private async use<T>(call: (real: Connection) => Promise<Result<T>>): Promise<Result<T>> {
    const opened = await this.opened();
    return opened.ok ? call(opened.value) : opened;
  }

  private async opened(): Promise<Result<Connection>> {
    // Whoever still holds it must not start Local a second time.
    if (this.isClosed) return { ok: false, failure: closed };
    this.opening ??= this.open().catch((error: unknown) => ({ ok: false, failure: unexpected(error) }));
    const opened = await this.opening;
    if (opened.ok) this.real = opened.value;
    else this.opening = undefined;
    return opened;
  }
}

const closed: AwsFailure = {
  reason: 'other',
  name: 'ConnectionClosed',
  statusCode: undefined,
  message: 'The connection was closed.',
};

function unexpected(error: unknown): AwsFailure {
  const said = error instanceof Error ? error.message : String(error);
  return {
    reason: 'other',
    name: 'Error',
    statusCode: undefined,
    message: `Cannot open the connection: ${said}. See the Dwell log.`,
  };
}
