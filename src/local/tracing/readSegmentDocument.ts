import { parseObject } from '../../model/base/parseObject';
import { parseTraceId } from '../../model/invocation/traceId';
import type { SegmentDocument } from './segmentDocument';

export type ReadDocument =
  | { readonly ok: true; readonly document: SegmentDocument & { readonly trace_id: string } }
  | { readonly ok: false; readonly id: string | undefined; readonly code: string; readonly message: string };

/** "Maximum size of a segment document: 64 kB" (https://docs.aws.amazon.com/general/latest/gr/xray.html). */
const maxBytes = 64 * 1024;

/**
 * Checks a received document against X-Ray's requirements
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html#api-segmentdocuments-fields). A valid document
 * is kept unchanged; a trace id in W3C's form is converted to X-Ray's.
 */
export function readSegmentDocument(text: string): ReadDocument {
  if (Buffer.byteLength(text) > maxBytes) {
    return refuse(undefined, 'SegmentTooLarge', `The segment document is larger than ${maxBytes} bytes`);
  }
  const fields = parseObject(text);
  if (fields === undefined) return refuse(undefined, 'ParseError', 'Invalid segment. ErrorCode: ParseError');
  const { id, name, trace_id: traceId, start_time: start, end_time: end, in_progress: isInProgress } = fields;
  if (typeof id !== 'string' || !/^[0-9a-f]{16}$/i.test(id))
    return refuse(undefined, 'MissingParam', 'id is missing or not 16 hex digits');
  if (typeof name !== 'string') return refuse(id, 'MissingParam', 'name is missing');
  if (typeof traceId !== 'string') return refuse(id, 'MissingParam', 'trace_id is missing');
  if (typeof start !== 'number') return refuse(id, 'MissingParam', 'start_time is missing');
  if (typeof end !== 'number' && isInProgress !== true) {
    return refuse(id, 'MissingParam', 'end_time is missing and in_progress is not true');
  }
  const { subsegments, ...rest } = fields;
  const document = {
    ...rest,
    id,
    name,
    trace_id: parseTraceId(traceId) ?? traceId,
    start_time: start,
    ...(subsegments === undefined ? {} : { subsegments: subsegmentsOf(subsegments) }),
  };
  return { ok: true, document };
}

/** Returns the subsegments of a document; invalid ones are skipped. */
function subsegmentsOf(subsegments: unknown): readonly SegmentDocument[] {
  if (!Array.isArray(subsegments)) return [];
  return subsegments.flatMap((child: Record<string, unknown> | null) => {
    const { id, name, start_time: start } = child ?? {};
    if (child === null || typeof id !== 'string' || typeof name !== 'string' || typeof start !== 'number') return [];
    const { subsegments: inner, ...rest } = child;
    return [
      { ...rest, id, name, start_time: start, ...(inner === undefined ? {} : { subsegments: subsegmentsOf(inner) }) },
    ];
  });
}

function refuse(id: string | undefined, code: string, message: string): ReadDocument {
  return { ok: false, id, code, message };
}
