/** A trace in the format of BatchGetTraces, which Dwell and AWS's tools read. `documents`: JSON text each. */
export function toXrayJson(traceId: string, documents: readonly string[]): string {
  const segments = documents.map((document) => ({ Id: idOf(document), Document: document }));
  const answer = { Traces: [{ Id: traceId, Segments: segments }], UnprocessedTraceIds: [] };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function idOf(document: string): string {
  try {
    return String(JSON.parse(document).id ?? '');
  } catch {
    return '';
  }
}
