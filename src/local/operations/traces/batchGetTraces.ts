import { parseObject } from '../../../model/base/parseObject';
import { parseTraceId } from '../../../model/invocation/traceId';
import type { Operation } from '../../http/awsRequest';
import { invalidRequest } from '../../http/serviceError';
import { assembleTrace } from '../../tracing/assembleTrace';

/** X-Ray accepts five ids per request, which its model does not document. */
const maxIds = 5;

/** https://docs.aws.amazon.com/xray/latest/api/API_BatchGetTraces.html. Unknown ids are not an error. */
export const batchGetTraces: Operation = async ({ body }, { traces }) => {
  const ids = parseObject(body.toString('utf8'))?.TraceIds;
  if (!Array.isArray(ids)) throw invalidRequest('TraceIds is required.');
  if (ids.length > maxIds) throw invalidRequest(`The number of trace IDs must not be more than ${maxIds}.`);
  const asked = ids.map(String);
  const found = asked.flatMap((id) => {
    const xrayId = parseTraceId(id) ?? id;
    const documents = traces.get(xrayId);
    if (documents === undefined) return [];
    const { segments, durationSeconds } = assembleTrace(documents);
    return [
      {
        Id: xrayId,
        Duration: durationSeconds,
        LimitExceeded: false,
        Segments: segments.map((one) => ({ Id: one.id, Document: JSON.stringify({ ...one, trace_id: xrayId }) })),
      },
    ];
  });
  const unknown = asked.filter((id) => traces.get(parseTraceId(id) ?? id) === undefined);
  return { status: 200, body: { Traces: found, UnprocessedTraceIds: unknown } };
};
