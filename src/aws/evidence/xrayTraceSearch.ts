import {
  GetTraceSegmentDestinationCommand,
  GetTraceSummariesCommand,
  type TraceSummary as XrayTraceSummary,
} from '@aws-sdk/client-xray';
import type { Result } from '../../model/connection/result';
import type {
  SpanQuery,
  SummaryPage,
  SummaryQuery,
  TraceCause,
  TraceSearchSource,
  TraceSummary,
} from '../../model/connection/traceSearchSource';
import type { AwsGateway } from '../calls/awsGateway';
import { querySpanTraces } from './spanTraces';

/** Finds traces with X-Ray's filter expressions, and those that Transaction Search stores. */
export class XRayTraceSearch implements TraceSearchSource {
  constructor(private readonly gateway: AwsGateway) {}

  listSummaries(query: SummaryQuery, token: string | undefined, signal: AbortSignal): Promise<Result<SummaryPage>> {
    const { expression, fromMs, toMs } = query;
    return this.gateway.read({ action: 'xray:GetTraceSummaries', subject: 'traces' }, signal, async ({ xray }) => {
      const page = await xray.send(
        new GetTraceSummariesCommand({
          StartTime: new Date(fromMs),
          EndTime: new Date(toMs),
          NextToken: token,
          ...(expression === '' ? {} : { FilterExpression: expression }),
        }),
        { abortSignal: signal },
      );
      return { traces: (page.TraceSummaries ?? []).flatMap(toSummary), nextToken: page.NextToken || undefined };
    });
  }

  async storesSpans(signal: AbortSignal): Promise<boolean> {
    const about = { action: 'xray:GetTraceSegmentDestination', subject: 'the trace destination' };
    const asked = await this.gateway.read(about, signal, async ({ xray }) =>
      xray.send(new GetTraceSegmentDestinationCommand({}), { abortSignal: signal }),
    );
    return asked.ok && asked.value.Destination === 'CloudWatchLogs';
  }

  searchStoredTraces(query: SpanQuery, signal: AbortSignal): Promise<Result<readonly TraceSummary[]>> {
    const about = { action: 'logs:StartQuery', subject: 'log group aws/spans' };
    return this.gateway.read(about, signal, ({ logs }) => querySpanTraces(logs, query, signal));
  }
}

/** X-Ray's time of the start may be missing; a trace id contains it in seconds. */
function toSummary(summary: XrayTraceSummary): readonly TraceSummary[] {
  const { Id: id, Http: http } = summary;
  if (id === undefined) return [];
  return [
    {
      id,
      startMs: summary.StartTime?.getTime() ?? Number.parseInt(id.slice(2, 10), 16) * 1000,
      durationMs: (summary.Duration ?? summary.ResponseTime ?? 0) * 1000,
      isFault: summary.HasFault === true,
      isError: summary.HasError === true,
      isThrottle: summary.HasThrottle === true,
      isPartial: summary.IsPartial === true,
      entry: summary.EntryPoint?.Name ?? summary.ServiceIds?.[0]?.Name ?? '',
      url: http?.HttpURL,
      method: http?.HttpMethod,
      status: http?.HttpStatus,
      cause: causeOf(summary),
    },
  ];
}

/** The innermost exception on the path of a fault, or of an error. */
function causeOf({ FaultRootCauses: faults, ErrorRootCauses: errors }: XrayTraceSummary): TraceCause | undefined {
  const services = [...(faults ?? []), ...(errors ?? [])][0]?.Services;
  const last = services?.at(-1);
  if (last === undefined) return undefined;
  const entities = (services ?? []).flatMap(({ EntityPath }) => EntityPath ?? []);
  const exception = entities.flatMap(({ Exceptions }) => Exceptions ?? []).at(-1);
  return { service: last.Name ?? '', type: exception?.Name ?? '', message: exception?.Message ?? '' };
}
