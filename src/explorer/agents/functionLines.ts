import type { ConnectionSpec } from '../../model/connection/connection';
import type { LambdaFunction } from '../../model/function/functions';

/** What a listing returned of a connection. */
export interface ListedFunctions {
  readonly spec: ConnectionSpec;
  readonly functions: readonly LambdaFunction[];
  /** More functions match than are listed. */
  readonly hasMore: boolean;
  readonly failure: string | undefined;
}

/** The functions of connections as text for a language model: a line each, with the names that other tools take. */
export function functionLines(listed: readonly ListedFunctions[]): string {
  return listed.map(linesOfConnection).join('\n\n');
}

function linesOfConnection({ spec, functions, hasMore, failure }: ListedFunctions): string {
  const head = `Connection "${spec.name}" (${placeOf(spec)}):`;
  if (failure !== undefined) return `${head} ${failure}`;
  if (functions.length === 0) return `${head} no functions match.`;
  const more = hasMore ? ['- More functions match. Narrow the filter to see them.'] : [];
  return [head, ...functions.map(lineOf), ...more].join('\n');
}

function lineOf({ name, runtime, memoryMb, timeoutSeconds, tracing, state }: LambdaFunction): string {
  const facts = [
    runtime ?? 'container image',
    `${memoryMb} MB`,
    `timeout ${timeoutSeconds} s`,
    ...(tracing === 'Active' ? [] : ['not traced']),
    ...(state.kind === 'Active' || state.kind === 'Other' ? [] : [state.kind.toLowerCase()]),
  ];
  return `- ${name}: ${facts.join(', ')}`;
}

function placeOf(spec: ConnectionSpec): string {
  if (spec.kind === 'local') return 'this machine';
  const place = spec.kind === 'aws' ? 'AWS' : spec.endpoint;
  const region = spec.region === undefined ? [] : [spec.region];
  return [place, ...region, ...(spec.isProtected === true ? ['protected'] : [])].join(', ');
}
