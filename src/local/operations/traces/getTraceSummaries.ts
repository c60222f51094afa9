import { parseObject } from '../../../model/base/parseObject';
import { matchesFilter } from '../../../trace/filter/matchesFilter';
import type { Operation } from '../../http/awsRequest';
import { invalidRequest } from '../../http/serviceError';
import { asFilterTrace, assembleTrace } from '../../tracing/assembleTrace';
import { traceSummary } from '../../tracing/traceSummary';
import { readFilterExpression } from './readFilterExpression';

const pageSize = 100;

/** https://docs.aws.amazon.com/xray/latest/api/API_GetTraceSummaries.html */
export const getTraceSummaries: Operation = async ({ body }, { traces, groups }) => {
  const input = parseObject(body.toString('utf8')) ?? {};
  const from = readTime(input.StartTime, 'StartTime');
  const to = readTime(input.EndTime, 'EndTime');
  const filter = readFilterExpression(input.FilterExpression);
  const findGroup = (by: 'name' | 'arn', value: string) => groups.find(by, value)?.filter;
  const found = traces.ids().flatMap((id) => {
    const trace = asFilterTrace(assembleTrace(traces.get(id) ?? []));
    const isInside = trace.startSeconds >= from && trace.startSeconds <= to;
    return isInside && matchesFilter(filter, trace, findGroup) ? [{ id, trace }] : [];
  });
  const start = typeof input.NextToken === 'string' ? Number(input.NextToken) : 0;
  const page = found.slice(start, start + pageSize);
  return {
    status: 200,
    body: {
      TraceSummaries: page.map(({ id, trace }) => traceSummary(id, trace)),
      TracesProcessedCount: found.length,
      ApproximateTime: Date.now() / 1000,
      ...(start + pageSize < found.length ? { NextToken: String(start + pageSize) } : {}),
    },
  };
};

/** Reads a time: epoch seconds, as SDKs send them, or ISO 8601. */
function readTime(value: unknown, name: string): number {
  const seconds = typeof value === 'number' ? value : Date.parse(String(value)) / 1000;
  if (Number.isFinite(seconds)) return seconds;
  throw invalidRequest(`${name} is required and must be a time.`);
}
