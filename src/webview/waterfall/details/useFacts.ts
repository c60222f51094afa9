import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TraceNode } from '../../../trace/parse/trace';
import { type DetailGroup, nodeDetails, type WrittenFacts, writtenFacts } from './nodeDetails';

/**
 * The facts of a document. Annotations and metadata are first as they were parsed, and after the frame as they were written: the
 * text of a long trace is not searched before its first frame.
 */
export function useFacts(node: TraceNode | undefined): readonly DetailGroup[] {
  const [read, setRead] = useState<{ readonly of: TraceNode; readonly written: WrittenFacts }>();
  useEffect(() => {
    if (node !== undefined) setRead({ of: node, written: writtenFacts(node) });
  }, [node]);
  const written = read?.of === node ? read?.written : undefined;
  return useMemo(() => (node === undefined ? [] : nodeDetails(node, written)), [node, written]);
}
