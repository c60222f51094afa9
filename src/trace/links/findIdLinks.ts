import { parseExecutionArn } from '../../model/durable/executionArn';
import type { Invocation } from '../../model/invocation/invocation';
import { parseTraceId } from '../../model/invocation/traceId';
import { requestIdIn } from '../normalize/invocationLifecycle';

/** What an id opens. */
export type IdTarget =
  | { readonly kind: 'invocation'; readonly invocationId: string }
  | { readonly kind: 'trace'; readonly traceId: string }
  | { readonly kind: 'execution'; readonly executionArn: string };

/** An id in a line of text. Positions in UTF-16 units. */
export interface IdLink {
  readonly start: number;
  readonly length: number;
  readonly target: IdTarget;
}

const xrayId = /(?<![\w-])1-[0-9a-f]{8}-[0-9a-f]{24}(?![\w-])/gi;

/** The header `traceparent`; its second part is the trace. */
const traceParent = /(?<![\w-])00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?![\w-])/gi;

/** 32 hex digits may be a hash, so they count as a trace id only after a matching name. */
const namedW3cId = /(?<=\btrace[-_ .]?id\W{1,4})[0-9a-f]{32}(?![\w-])/gi;

const requestId = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;

/** The ARN of a durable execution. */
const executionArn = /\barn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+:[\w$-]+\/durable-execution\/[\w-]+\/[\w-]+/g;

/** Longer lines are skipped: they are not prose, and searching them is slow. */
const maxCharacters = 5_000;

/**
 * Finds X-Ray and W3C trace ids, ARNs of durable executions, and request ids of known invocations, in a line of text. An id of a known invocation
 * opens that invocation.
 */
export function findIdLinks(line: string, history: readonly Invocation[]): readonly IdLink[] {
  if (line.length > maxCharacters) return [];
  const traces = [...matches(line, xrayId), ...matches(line, traceParent), ...matches(line, namedW3cId)];
  const links = traces.flatMap(({ start, text, length }): IdLink[] => {
    const traceId = parseTraceId(text);
    return traceId === undefined ? [] : [{ start, length, target: traceTarget(traceId, history) }];
  });
  const requests = matches(line, requestId).flatMap(({ start, text, length }): IdLink[] => {
    const invocation = history.find((one) => requestIdOf(one) === text.toLowerCase());
    if (invocation === undefined) return [];
    return [{ start, length, target: { kind: 'invocation', invocationId: invocation.id } }];
  });
  const executions = matches(line, executionArn).flatMap(({ start, text, length }): IdLink[] =>
    parseExecutionArn(text) === undefined ? [] : [{ start, length, target: { kind: 'execution', executionArn: text } }],
  );
  // The parts of an ARN may look like other ids.
  const isWithin = ({ start }: IdLink) =>
    executions.some((one) => start >= one.start && start < one.start + one.length);
  return [...executions, ...[...links, ...requests].filter((one) => !isWithin(one))].sort((a, b) => a.start - b.start);
}

function traceTarget(traceId: string, history: readonly Invocation[]): IdTarget {
  const invocation = history.find((one) => one.traceId === traceId);
  return invocation === undefined ? { kind: 'trace', traceId } : { kind: 'invocation', invocationId: invocation.id };
}

function requestIdOf({ answer, documents }: Invocation): string | undefined {
  const requestId = answer.kind === 'answered' || answer.kind === 'refused' ? answer.requestId : undefined;
  return requestId ?? requestIdIn(documents);
}

/** The first group, or all of the match. */
function matches(line: string, pattern: RegExp): readonly { start: number; text: string; length: number }[] {
  return [...line.matchAll(pattern)].map((match) => {
    const text = match[1] ?? match[0];
    return { start: match.index + match[0].indexOf(text), text, length: text.length };
  });
}
