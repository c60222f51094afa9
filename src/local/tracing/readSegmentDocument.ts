import { parseObject } from '../../model/base/parseObject';
import type { SegmentDocument } from './segmentDocument';

export type ReadDocument =
  | { readonly ok: true; readonly document: SegmentDocument & { readonly trace_id: string } }
  | { readonly ok: false; readonly id: string | undefined; readonly code: string; readonly message: string };

/** Checks what X-Ray requires of a document that comes from outside. */
export function readSegmentDocument(text: string): ReadDocument {
  const fields = parseObject(text);
  if (fields === undefined) return refuse(undefined, 'ParseError', 'Invalid segment. ErrorCode: ParseError');
  const { id, name, trace_id: traceId, start_time: start } = fields;
  if (typeof id !== 'string' || !/^[0-9a-f]{16}$/i.test(id))
    return refuse(undefined, 'MissingParam', 'id is missing or not 16 hex digits');
  if (typeof name !== 'string') return refuse(id, 'MissingParam', 'name is missing');
  if (typeof traceId !== 'string') return refuse(id, 'MissingParam', 'trace_id is missing');
  if (typeof start !== 'number') return refuse(id, 'MissingParam', 'start_time is missing');
  const document = { ...fields, id, name, trace_id: traceId, start_time: start, subsegments: subsegmentsOf(fields) };
  return { ok: true, document };
}

/** Children that are no documents are left out. */
function subsegmentsOf(fields: Record<string, unknown>): readonly SegmentDocument[] {
  const { subsegments } = fields;
  if (!Array.isArray(subsegments)) return [];
  return subsegments.flatMap((child: Record<string, unknown> | null) => {
    const { id, name, start_time: start } = child ?? {};
    if (child === null || typeof id !== 'string' || typeof name !== 'string' || typeof start !== 'number') return [];
    return [{ ...child, id, name, start_time: start, subsegments: subsegmentsOf(child) }];
  });
}

function refuse(id: string | undefined, code: string, message: string): ReadDocument {
  return { ok: false, id, code, message };
}
