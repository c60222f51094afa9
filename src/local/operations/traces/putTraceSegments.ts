import { parseObject } from '../../../model/base/parseObject';
import type { Operation } from '../../http/awsRequest';
import { invalidRequest } from '../../http/serviceError';
import { readSegmentDocument } from '../../tracing/readSegmentDocument';

/** https://docs.aws.amazon.com/xray/latest/api/API_PutTraceSegments.html */
export const putTraceSegments: Operation = async ({ body }, { traces }) => {
  const texts = parseObject(body.toString('utf8'))?.TraceSegmentDocuments;
  if (!Array.isArray(texts)) throw invalidRequest('TraceSegmentDocuments is required.');
  const unprocessed = texts.flatMap((text: unknown) => {
    const read = readSegmentDocument(String(text));
    if (read.ok) {
      traces.put(read.document);
      return [];
    }
    return [{ ...(read.id === undefined ? {} : { Id: read.id }), ErrorCode: read.code, Message: read.message }];
  });
  return { status: 200, body: { UnprocessedTraceSegments: unprocessed } };
};
