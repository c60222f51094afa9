import * as v from 'valibot';
import type { LambdaFunction } from './functions';

/** The tags of one function. */
export type FunctionTags = Readonly<Record<string, string>>;

/** Tag that CloudFormation (also through SAM and CDK) puts on a stack's resources. */
export const stackTag = 'aws:cloudformation:stack-name';

/** The filter of the function list; a function must match all of it. */
export interface FunctionFilter {
  /** Part of the name, or letters of it in this order. */
  readonly name?: string | undefined;
  /** `nodejs22.x`; empty for container images. */
  readonly runtime?: string | undefined;
  readonly tracing?: LambdaFunction['tracing'] | undefined;
  readonly stack?: string | undefined;
  /** Without a value: any. */
  readonly tag?: { readonly key: string; readonly value: string | undefined } | undefined;
}

const text = v.optional(v.pipe(v.string(), v.minLength(1)));

const filter = v.strictObject({
  name: text,
  runtime: v.optional(v.string()),
  tracing: v.optional(v.picklist(['Active', 'PassThrough'])),
  stack: text,
  tag: v.optional(v.strictObject({ key: v.pipe(v.string(), v.minLength(1)), value: v.optional(v.string()) })),
});

/** Parses a stored filter; anything else is no filter. */
export function parseFilter(value: unknown): FunctionFilter {
  const result = v.safeParse(filter, value);
  if (!result.success) return {};
  const { tag, ...rest } = result.output;
  return tag === undefined ? rest : { ...rest, tag: { key: tag.key, value: tag.value } };
}

export function isFilterEmpty(filter: FunctionFilter): boolean {
  return Object.values(filter).every((part) => part === undefined);
}

/** Whether the filter needs tags, which take extra API calls. */
export function needsTags({ stack, tag }: FunctionFilter): boolean {
  return stack !== undefined || tag !== undefined;
}

/** Whether a function matches all parts but the name, which `findFunctions` matches. */
export function matchesFilter(lambda: LambdaFunction, tags: FunctionTags | undefined, filter: FunctionFilter): boolean {
  const { runtime, tracing, stack, tag } = filter;
  if (runtime !== undefined && (lambda.runtime ?? '') !== runtime) return false;
  if (tracing !== undefined && lambda.tracing !== tracing) return false;
  if (stack !== undefined && tags?.[stackTag] !== stack) return false;
  if (tag === undefined) return true;
  const value = tags?.[tag.key];
  return value !== undefined && (tag.value === undefined || value === tag.value);
}

/** `“che” · nodejs22.x · tag team=shop`: the text above the tree. */
export function describeFilter({ name, runtime, tracing, stack, tag }: FunctionFilter): string {
  const parts = [
    name === undefined ? undefined : `“${name}”`,
    runtime === '' ? 'container images' : runtime,
    tracing && (tracing === 'Active' ? 'active tracing' : 'tracing off'),
    stack === undefined ? undefined : `stack ${stack}`,
    tag === undefined ? undefined : `tag ${tag.value === undefined ? tag.key : `${tag.key}=${tag.value}`}`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
