import { attemptNumber } from '../normalize/lambdaNodes';
import { callResource } from '../parse/callResource';
import type { TraceNode } from '../parse/trace';
import { textOf } from '../parse/xrayDocument';
import type { RowKind } from './waterfallRow';

/** The two texts of a row: its name and its most relevant detail. */
export function describeNode(node: TraceNode, kind: RowKind): { name: string; detail: string | undefined } {
  return { name: nameOf(node, kind), detail: errorOf(node) ?? detailOf(node, kind) };
}

function nameOf(node: TraceNode, kind: RowKind): string {
  switch (kind) {
    case 'init':
      return 'Init';
    case 'handler':
      return 'Handler';
    case 'dwell':
      return 'Dwell time';
    case 'attempt':
      return attemptName(node);
    default:
      return node.name;
  }
}

/** Lambda writes `Attempt #2`; a durable step's attempts name the step. */
function attemptName(node: TraceNode): string {
  const number = attemptNumber(node);
  return number === undefined ? node.name : `Attempt ${number}`;
}

function errorOf(node: TraceNode): string | undefined {
  const exception = node.exceptions[0];
  if (exception === undefined) return undefined;
  return exception.message === '' ? exception.type : `${exception.type}: ${exception.message}`;
}

function detailOf(node: TraceNode, kind: RowKind): string | undefined {
  if (kind === 'service') return 'Lambda service';
  if (kind === 'function') return 'function';
  const operation = textOf(node.aws.operation);
  if (operation !== undefined) {
    const resource = callResource(node);
    return resource === undefined ? operation : `${operation} ${resource}`;
  }
  const { http } = node;
  if (http?.url !== undefined) {
    return [http.method, http.url, http.status].filter((part) => part !== undefined).join(' ');
  }
  if (node.sql !== undefined) return textOf(node.sql.sanitized_query) ?? textOf(node.sql.url);
  return kind === 'segment' ? node.origin : undefined;
}
