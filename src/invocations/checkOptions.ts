import { parseObject } from '../model/base/parseObject';
import type { FunctionTarget, InvocationMode, InvokeOptions } from '../model/invocation/invocation';
import type { PayloadProblem } from './checkPayload';

/** Bytes of the header, which is base64 (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). */
const maxClientContextBytes = 3_583;

/** Finds the first reason why Lambda would reject the options of an invocation, by the rules of the API reference. */
export function checkOptions({
  target,
  mode,
  options,
}: {
  readonly target: FunctionTarget;
  readonly mode: InvocationMode;
  readonly options: InvokeOptions;
}): PayloadProblem | undefined {
  const message =
    qualifierProblem(target.qualifier) ??
    clientContextProblem(options.clientContext, mode) ??
    tenantProblem(options.tenantId) ??
    durableProblem(options.durableExecutionName, mode);
  return message === undefined ? undefined : { message, offset: undefined };
}

/** A sentence, or `undefined` for what Lambda takes. */
export function qualifierProblem(qualifier: string | undefined): string | undefined {
  if (qualifier === undefined || /^(\$LATEST(\.PUBLISHED)?|[\w$-]{1,128})$/.test(qualifier)) return undefined;
  return `"${qualifier}" is not a valid version or alias. Use a number, a name of letters, digits, - and _, or $LATEST.`;
}

/** A sentence, or `undefined` for a valid client context. Events do not support one: "for synchronous invocations only". */
export function clientContextProblem(text: string | undefined, mode: InvocationMode): string | undefined {
  if (text === undefined) return undefined;
  if (parseObject(text) === undefined) return 'The client context is not a JSON object. Correct it, or clear it.';
  const bytes = Math.ceil(new TextEncoder().encode(text).byteLength / 3) * 4;
  if (bytes > maxClientContextBytes) {
    return `The client context has ${bytes} bytes in base64, but Lambda accepts at most ${maxClientContextBytes}. Shorten it.`;
  }
  return mode === 'Event'
    ? 'Lambda passes a client context only to synchronous invocations. Clear it, or invoke synchronously.'
    : undefined;
}

/** A sentence, or `undefined` for what Lambda takes. */
export function tenantProblem(tenantId: string | undefined): string | undefined {
  if (tenantId === undefined || /^[\w.:/=+\-@ ]{1,256}$/.test(tenantId)) return undefined;
  return 'The tenant ID is invalid. Use up to 256 letters, digits, spaces, and . _ : / = + - @.';
}

/** A sentence, or `undefined` for what Lambda takes. */
export function durableProblem(name: string | undefined, mode: InvocationMode): string | undefined {
  if (name === undefined) return undefined;
  if (!/^[\w-]{1,64}$/.test(name)) {
    return 'The durable execution name is invalid. Use up to 64 letters, digits, - and _.';
  }
  return mode === 'ResponseStream'
    ? 'Response streaming does not support durable executions. Clear the execution name, or invoke without streaming.'
    : undefined;
}
