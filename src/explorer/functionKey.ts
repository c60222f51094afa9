import type { FunctionTarget } from '../model/invocation/invocation';

/** Identifies a function of a connection, whatever the version: `connection id/function name`. */
export function functionKey({ connectionId, functionName }: FunctionTarget): string {
  return `${connectionId}/${functionName}`;
}
