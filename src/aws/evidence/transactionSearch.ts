import { setTimeout as wait } from 'node:timers/promises';
import {
  GetTraceSegmentDestinationCommand,
  ListRetrievedTracesCommand,
  StartTraceRetrievalCommand,
  type XRayClient,
} from '@aws-sdk/client-xray';

const askAgainMs = 1_000;
/** A retrieval that takes longer is abandoned; the next poll starts another. */
const maxQuestions = 20;
/** The time range around a trace id's time: an event is retried for up to six hours. */
const beforeMs = 5 * 60_000;
const afterMs = 6 * 3_600_000;

/** How long X-Ray's own index may take before a trace is searched elsewhere. */
const patienceMs = 30_000;

/** Where the account stores its traces. */
type Destination =
  | { readonly kind: 'xray' | 'cloudWatchLogs' }
  | { readonly kind: 'unknown'; readonly refusal: string };

/** The documents, and a sentence about what could not be searched. */
export interface FoundSpans {
  readonly documents: readonly string[];
  readonly refused?: readonly string[];
}

/**
 * Accounts with Transaction Search store traces in CloudWatch Logs. BatchGetTraces does not find those that are not indexed; they
 * are retrieved with a separate request (https://docs.aws.amazon.com/xray/latest/api/API_StartTraceRetrieval.html).
 */
export class TransactionSearch {
  private destination: Promise<Destination> | undefined;
  /** When each trace was first not found, in epoch milliseconds. */
  private readonly missedMs = new Map<string, number>();
  private retrievalRefused: string | undefined;

  constructor(
    private readonly xray: XRayClient,
    private readonly explain: (error: unknown, action: string) => string,
  ) {}

  /**
   * Retrieves the trace's documents; none when the account stores its traces in X-Ray. Without the permission to check that, a
   * trace that X-Ray does not find within half a minute is retrieved anyway. `traceId`: X-Ray's form.
   */
  async find(traceId: string, signal: AbortSignal): Promise<FoundSpans> {
    this.destination ??= this.ask(signal);
    const destination = await this.destination;
    if (destination.kind === 'xray') return { documents: [] };
    if (this.retrievalRefused !== undefined) return { documents: [], refused: [this.retrievalRefused] };
    const sinceMs = this.missedMs.get(traceId) ?? Date.now();
    this.missedMs.set(traceId, sinceMs);
    if (destination.kind === 'unknown' && Date.now() - sinceMs < patienceMs) return { documents: [] };
    try {
      const documents = await this.retrieve(traceId, signal);
      if (documents.length > 0) this.missedMs.delete(traceId);
      return { documents };
    } catch (error) {
      if (signal.aborted) throw error;
      const refusal = this.explain(error, 'xray:StartTraceRetrieval');
      // Transaction Search may be off: a refused retrieval is then the only information.
      this.retrievalRefused = destination.kind === 'unknown' ? `${destination.refusal} ${refusal}` : refusal;
      return { documents: [], refused: [this.retrievalRefused] };
    }
  }

  private async retrieve(traceId: string, signal: AbortSignal): Promise<readonly string[]> {
    const startedMs = Number.parseInt(traceId.slice(2, 10), 16) * 1000;
    const { RetrievalToken } = await this.xray.send(
      new StartTraceRetrievalCommand({
        TraceIds: [traceId],
        StartTime: new Date(startedMs - beforeMs),
        EndTime: new Date(Math.min(Date.now(), startedMs + afterMs)),
      }),
      { abortSignal: signal },
    );
    return RetrievalToken === undefined ? [] : this.collect(RetrievalToken, signal);
  }

  /** A denied request does not say where the account stores its traces. */
  private async ask(signal: AbortSignal): Promise<Destination> {
    try {
      const { Destination } = await this.xray.send(new GetTraceSegmentDestinationCommand({}), { abortSignal: signal });
      return { kind: Destination === 'CloudWatchLogs' ? 'cloudWatchLogs' : 'xray' };
    } catch (error) {
      if (signal.aborted) {
        this.destination = undefined;
        throw error;
      }
      return { kind: 'unknown', refusal: this.explain(error, 'xray:GetTraceSegmentDestination') };
    }
  }

  private async collect(token: string, signal: AbortSignal): Promise<readonly string[]> {
    const documents: string[] = [];
    let next: string | undefined;
    for (let asked = 0; asked < maxQuestions; ) {
      const page = await this.xray.send(
        new ListRetrievedTracesCommand({ RetrievalToken: token, TraceFormat: 'XRAY', NextToken: next }),
        { abortSignal: signal },
      );
      if (page.RetrievalStatus === 'SCHEDULED' || page.RetrievalStatus === 'RUNNING') {
        asked += 1;
        await wait(askAgainMs, undefined, { signal });
        continue;
      }
      for (const trace of page.Traces ?? []) for (const span of trace.Spans ?? []) documents.push(span.Document ?? '');
      next = page.NextToken || undefined;
      if (next === undefined) break;
    }
    return documents;
  }
}
