import * as v from 'valibot';
import { localRemedySchema } from '../../model/invocation/localRemedySchema';
import type { LocalRun } from '../../model/invocation/localRun';

const explanation = v.object({ message: v.string(), remedy: v.optional(localRemedySchema) });

/** Reads the headers in which the local service says more than AWS does; `undefined` of any other service. */
export function readLocalRun(headers: Readonly<Record<string, unknown>>): LocalRun | undefined {
  const [runtime, code, explained] = ['runtime', 'code', 'explanation'].map((name) =>
    textOf(headers[`x-dwell-${name}`]),
  );
  if (runtime === undefined && code === undefined && explained === undefined) return undefined;
  const parsed = v.safeParse(explanation, parse(explained));
  return {
    runtime,
    code,
    explanation: parsed.success ? parsed.output.message : undefined,
    remedy: parsed.success ? parsed.output.remedy : undefined,
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    // Not written by Dwell.
    return undefined;
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
