import { type ExceptionIndex, readExceptions } from './readExceptions';
import type { NodeState, TraceNode } from './trace';
import { listOf, numberOf, recordOf, textOf, type XrayDocument } from './xrayDocument';

/** Where a node stands, and when it was. */
export type NodePlace = Pick<
  TraceNode,
  'id' | 'parentId' | 'children' | 'isSegment' | 'isOrphan' | 'startMs' | 'endMs'
>;

/** A document at its place. One literal: objects put together by spreading cost a large trace a hundred milliseconds. */
export function readNode(document: XrayDocument, exceptions: ExceptionIndex, place: NodePlace): TraceNode {
  return {
    id: place.id,
    parentId: place.parentId,
    children: place.children,
    name: textOf(document.name) ?? '(no name)',
    origin: textOf(document.origin),
    isSegment: place.isSegment,
    isInferred: document.inferred === true,
    isOrphan: place.isOrphan,
    startMs: place.startMs,
    endMs: place.endMs,
    state: readState(document),
    namespace: readNamespace(document.namespace),
    exceptions: readExceptions(document, exceptions),
    http: readHttp(document.http),
    aws: recordOf(document.aws) ?? {},
    annotations: readAnnotations(document.annotations),
    metadata: recordOf(document.metadata) ?? {},
    sql: recordOf(document.sql),
    resourceArn: textOf(document.resource_arn),
    links: listOf(document.links).flatMap((value) => {
      const link = recordOf(value);
      const traceId = textOf(link?.trace_id);
      return traceId === undefined ? [] : [{ traceId, id: textOf(link?.id) }];
    }),
  };
}

function readState(document: XrayDocument): NodeState {
  if (document.fault === true) return 'fault';
  if (document.throttle === true) return 'throttle';
  return document.error === true ? 'error' : 'ok';
}

function readNamespace(value: unknown): TraceNode['namespace'] {
  return value === 'aws' || value === 'remote' || value === 'local' ? value : undefined;
}

function readHttp(value: unknown): TraceNode['http'] {
  const http = recordOf(value);
  if (http === undefined) return undefined;
  const request = recordOf(http.request);
  return {
    method: textOf(request?.method),
    url: textOf(request?.url),
    status: numberOf(recordOf(http.response)?.status),
  };
}

function readAnnotations(value: unknown): TraceNode['annotations'] {
  const annotations: Record<string, string | number | boolean> = {};
  for (const [key, one] of Object.entries(recordOf(value) ?? {})) {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') annotations[key] = one;
  }
  return annotations;
}
