import { randomUUID } from 'node:crypto';
import { createTraceId, parseTraceId } from '../../model/invocation/traceId';

/**
 * The content of `X-Amzn-Trace-Id`
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader).
 */
export interface TraceHeader {
  /** `undefined` when the caller leaves the choice to Lambda, as with `Root=`. */
  readonly root: string | undefined;
  readonly parent: string | undefined;
  /** `undefined` when the caller has not decided. */
  readonly isSampled: boolean | undefined;
}

export function readTraceHeader(text: string | undefined): TraceHeader {
  const fields = new Map((text ?? '').split(';').map((part) => split(part.trim())));
  const parent = fields.get('parent') ?? '';
  const sampled = fields.get('sampled');
  return {
    root: parseTraceId(fields.get('root') ?? ''),
    parent: /^[0-9a-f]{16}$/i.test(parent) ? parent.toLowerCase() : undefined,
    isSampled: sampled === '0' || sampled === '1' ? sampled === '1' : undefined,
  };
}

export function writeTraceHeader(root: string, parent: string | undefined, isSampled: boolean): string {
  return `Root=${root}${parent === undefined ? '' : `;Parent=${parent}`};Sampled=${isSampled ? 1 : 0}`;
}

export function newTraceId(nowMs: number): string {
  return createTraceId(nowMs, randomUUID());
}

function split(part: string): [string, string] {
  const equals = part.indexOf('=');
  return [part.slice(0, equals).toLowerCase(), part.slice(equals + 1)];
}
