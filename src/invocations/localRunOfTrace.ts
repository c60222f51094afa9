import * as v from 'valibot';
import { parseObject } from '../model/base/parseObject';
import { localRemedySchema } from '../model/invocation/localRemedySchema';
import type { LocalRun } from '../model/invocation/localRun';

const segment = v.object({
  metadata: v.object({
    dwell: v.object({
      runtime: v.optional(v.string()),
      code: v.optional(v.string()),
      explanation: v.string(),
      remedy: localRemedySchema,
    }),
  }),
});

/**
 * Why Local could not run an event's function, and what helps, as Local writes it into the function's segment: the caller of an
 * event has its answer before it runs. `documents`: X-Ray documents as JSON text. `undefined` when none says so.
 */
export function localRunOfTrace(documents: readonly string[]): LocalRun | undefined {
  for (const document of documents) {
    if (!document.includes('"remedy"')) continue;
    const read = v.safeParse(segment, parseObject(document));
    if (!read.success) continue;
    const { runtime, code, explanation, remedy } = read.output.metadata.dwell;
    return { runtime, code, explanation, remedy };
  }
  return undefined;
}
