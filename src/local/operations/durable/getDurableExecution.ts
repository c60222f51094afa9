import type { Operation } from '../../http/awsRequest';
import { traceHeaderOf } from '../../tracing/invocationTrace';
import { toSeconds } from '../../tracing/segmentDocument';
import { findExecution, timeScaleHeader } from './durableRequest';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetDurableExecution.html */
export const getDurableExecution: Operation = (request, services) => {
  const { header } = findExecution(request, services);
  const isIncluded = request.query.get('IncludeExecutionData') !== 'false';
  const { result, error, endMs } = header;
  const data = {
    InputPayload: header.input,
    ...(result === undefined ? {} : { Result: result }),
    ...(error === undefined ? {} : { Error: error }),
  };
  const body = {
    DurableExecutionArn: header.arn,
    DurableExecutionName: header.name,
    FunctionArn: header.functionArn,
    ...(isIncluded ? data : {}),
    StartTimestamp: toSeconds(header.startMs),
    Status: header.status,
    ...(endMs === undefined ? {} : { EndTimestamp: toSeconds(endMs) }),
    Version: header.version,
    TraceHeader: { XAmznTraceId: traceHeaderOf(header.trace) },
    ExecutionDataIncluded: isIncluded,
    DurableConfig: { RetentionPeriodInDays: header.retentionDays, ExecutionTimeout: header.timeoutSeconds },
  };
  return Promise.resolve({ status: 200, headers: timeScaleHeader(services), body });
};
