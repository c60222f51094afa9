import { BatchGetTracesCommand } from '@aws-sdk/client-xray';
import type { TraceDocuments, TraceSource } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import type { AwsGateway } from '../calls/awsGateway';
import { querySpans } from './spanLogs';
import { TransactionSearch } from './transactionSearch';

/** Traces by id (https://docs.aws.amazon.com/xray/latest/api/API_BatchGetTraces.html). */
export class XRayTraces implements TraceSource {
  private search: TransactionSearch | undefined;

  constructor(private readonly gateway: AwsGateway) {}

  /** A trace that X-Ray does not have yet is not an error: it has no documents. */
  getTrace(traceId: string, signal: AbortSignal): Promise<Result<TraceDocuments>> {
    const about = { action: 'xray:BatchGetTraces', subject: `trace ${traceId}` };
    return this.gateway.read(about, signal, async ({ xray }) => {
      const documents: string[] = [];
      let isLimitExceeded = false;
      let token: string | undefined;
      do {
        const command = new BatchGetTracesCommand({ TraceIds: [traceId], NextToken: token });
        const page = await xray.send(command, { abortSignal: signal });
        for (const trace of page.Traces ?? []) {
          isLimitExceeded ||= trace.LimitExceeded === true;
          for (const segment of trace.Segments ?? []) documents.push(segment.Document ?? '');
        }
        token = page.NextToken;
      } while (token !== undefined && token !== '');
      if (documents.length > 0) return { documents, isLimitExceeded };
      const subject = `trace ${traceId}`;
      this.search ??= new TransactionSearch(
        xray,
        (error, action) => this.gateway.failure(error, { action, subject }).message,
      );
      return { ...(await this.search.find(traceId, signal)), isLimitExceeded };
    });
  }

  searchSpans(traceId: string, signal: AbortSignal): Promise<Result<TraceDocuments>> {
    const about = { action: 'logs:StartQuery', subject: 'log group aws/spans' };
    return this.gateway.read(about, signal, async ({ logs }) => ({
      documents: await querySpans(logs, traceId, signal),
      isLimitExceeded: false,
    }));
  }
}
