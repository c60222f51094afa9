import { setTimeout as wait } from 'node:timers/promises';
import {
  GetTraceSegmentDestinationCommand,
  ListRetrievedTracesCommand,
  StartTraceRetrievalCommand,
  type XRayClient,
} from '@aws-sdk/client-xray';

const askAgainMs = 1_000;
/** A retrieval that takes longer is left; the next poll begins another. */
const mostQuestions = 20;
/** How far around its id's time a trace may lie: an event is retried for up to six hours. */
const beforeMs = 5 * 60_000;
const afterMs = 6 * 3_600_000;

/**
 * Accounts with Transaction Search keep traces in CloudWatch Logs, where BatchGetTraces finds none of those that were not
 * indexed; they are retrieved by a request of their own
 * (https://docs.aws.amazon.com/xray/latest/api/API_StartTraceRetrieval.html).
 */
export class TransactionSearch {
  private isOn: Promise<boolean> | undefined;

  constructor(private readonly xray: XRayClient) {}

  /** The trace's documents; none where the account keeps its traces in X-Ray. `traceId`: X-Ray's form. */
  async documents(traceId: string, signal: AbortSignal): Promise<readonly string[]> {
    this.isOn ??= this.ask(signal);
    if (!(await this.isOn)) return [];
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

  /** Whoever may not ask is taken to have X-Ray's own store, as most accounts have. */
  private async ask(signal: AbortSignal): Promise<boolean> {
    try {
      const { Destination } = await this.xray.send(new GetTraceSegmentDestinationCommand({}), { abortSignal: signal });
      return Destination === 'CloudWatchLogs';
    } catch (error) {
      if (signal.aborted) this.isOn = undefined;
      if (signal.aborted) throw error;
      return false;
    }
  }

  private async collect(token: string, signal: AbortSignal): Promise<readonly string[]> {
    const documents: string[] = [];
    let next: string | undefined;
    for (let asked = 0; asked < mostQuestions; ) {
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
