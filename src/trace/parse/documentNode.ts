import { nodeText } from './nodeText';
import type { RawNode } from './readDocuments';
import { type ExceptionIndex, readExceptions } from './readExceptions';
import type { NodeState, StackFrame, TraceException, TraceNode } from './trace';
import { listOf, numberOf, recordOf, textOf, type XrayDocument } from './xrayDocument';

const nothing: Readonly<Record<string, never>> = {};
const noLinks: TraceNode['links'] = [];

/** Milliseconds after the start of the trace. */
export interface NodeTimes {
  readonly startMs: number;
  readonly endMs: number | undefined;
}

/** Where a document stands in the tree and on the axis. */
export interface NodePlace {
  readonly parent: TraceNode | undefined;
  readonly children: readonly TraceNode[];
  readonly times: NodeTimes;
}

/**
 * A document placed in the tree. Data for details only is read lazily: for all nodes of a large trace it would take
 * longer than everything else.
 */
export class DocumentNode implements TraceNode {
  // Declared only: as class fields they would be written twice for each of ten thousand nodes.
  declare readonly id: string;
  declare readonly parentId: string | undefined;
  declare readonly name: string;
  declare readonly origin: string | undefined;
  declare readonly isSegment: boolean;
  declare readonly isInferred: boolean;
  declare readonly isOrphan: boolean;
  declare readonly state: NodeState;
  declare readonly namespace: TraceNode['namespace'];
  declare readonly aws: Readonly<Record<string, unknown>>;
  declare readonly exceptions: readonly TraceException[];
  readonly #document: XrayDocument;
  readonly #documentText: string;
  readonly #parent: TraceNode | undefined;

  declare readonly children: readonly TraceNode[];
  declare readonly startMs: number;
  declare readonly endMs: number | undefined;

  constructor(
    { id, parentId, document, documentText, isSegment, isOrphan }: RawNode,
    exceptions: ExceptionIndex,
    { parent, children, times }: NodePlace,
  ) {
    this.#parent = parent;
    this.#document = document;
    this.#documentText = documentText;
    this.children = children;
    this.startMs = times.startMs;
    this.endMs = times.endMs;
    this.id = id;
    this.parentId = parentId;
    this.name = textOf(document.name) ?? '(no name)';
    this.origin = textOf(document.origin);
    this.isSegment = isSegment;
    this.isInferred = document.inferred === true;
    this.isOrphan = isOrphan;
    this.state = readState(document);
    this.namespace = readNamespace(document.namespace);
    this.aws = recordOf(document.aws) ?? nothing;
    this.exceptions = readExceptions(document, exceptions);
  }

  get parent(): TraceNode | undefined {
    return this.#parent;
  }

  get text(): TraceNode['text'] {
    return nodeText(this.#documentText, this.id);
  }

  get http(): TraceNode['http'] {
    const http = recordOf(this.#document.http);
    if (http === undefined) return undefined;
    const request = recordOf(http.request);
    return {
      method: textOf(request?.method),
      url: textOf(request?.url),
      status: numberOf(recordOf(http.response)?.status),
    };
  }

  get annotations(): TraceNode['annotations'] {
    const annotations: Record<string, string | number | boolean> = {};
    for (const [key, one] of Object.entries(recordOf(this.#document.annotations) ?? nothing)) {
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') annotations[key] = one;
      // OpenTelemetry's attributes may be lists: they are shown as their words.
      else if (Array.isArray(one) && one.every((item) => typeof item !== 'object')) annotations[key] = one.join(', ');
    }
    return annotations;
  }

  get metadata(): TraceNode['metadata'] {
    return recordOf(this.#document.metadata) ?? nothing;
  }

  get sql(): TraceNode['sql'] {
    return recordOf(this.#document.sql);
  }

  get resourceArn(): string | undefined {
    return textOf(this.#document.resource_arn);
  }

  get source(): StackFrame | undefined {
    const own = recordOf(this.#document.annotations);
    const path = textOf(own?.['code.file.path'] ?? own?.['code.filepath']);
    if (path === undefined) return undefined;
    const label = textOf(own?.['code.function.name'] ?? own?.['code.function']) ?? '';
    return { path, line: numberOf(own?.['code.line.number'] ?? own?.['code.lineno']) ?? 0, label };
  }

  get runtime(): TraceNode['runtime'] {
    const service = recordOf(this.#document.service);
    const runtime = textOf(service?.runtime);
    const version = textOf(service?.runtime_version);
    return runtime === undefined || version === undefined ? undefined : { runtime, version };
  }

  get links(): TraceNode['links'] {
    const { links } = this.#document;
    if (links === undefined) return noLinks;
    return listOf(links).flatMap((value) => {
      const link = recordOf(value);
      const traceId = textOf(link?.trace_id);
      return traceId === undefined
        ? []
        : [{ traceId, id: textOf(link?.id), attributes: recordOf(link?.attributes) ?? nothing }];
    });
  }
}

function readState(document: XrayDocument): NodeState {
  if (document.fault === true) return 'fault';
  if (document.throttle === true) return 'throttle';
  return document.error === true ? 'error' : 'ok';
}

function readNamespace(value: unknown): TraceNode['namespace'] {
  return value === 'aws' || value === 'remote' || value === 'local' ? value : undefined;
}
