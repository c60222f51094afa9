/**
 * A filter expression of X-Ray as a tree (https://docs.aws.amazon.com/xray/latest/devguide/xray-console-filters.html).
 * Seconds are seconds, as in the expression.
 */
export type FilterExpression =
  /** True for every trace: an empty expression. */
  | { readonly kind: 'everything' }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterExpression[] }
  | { readonly kind: 'not'; readonly operand: FilterExpression }
  | { readonly kind: 'flag'; readonly keyword: FlagKeyword }
  | { readonly kind: 'number'; readonly keyword: NumberKeyword; readonly test: NumberTest }
  /** Without a test: whether the text exists. */
  | { readonly kind: 'text'; readonly keyword: TextKeyword; readonly test: TextTest | undefined }
  | { readonly kind: 'annotation'; readonly key: string; readonly test: NumberTest | TextTest | FlagTest | undefined }
  | { readonly kind: 'service'; readonly service: ServiceSelector; readonly filter: FilterExpression }
  | {
      readonly kind: 'edge';
      readonly from: ServiceSelector;
      readonly to: ServiceSelector;
      readonly filter: FilterExpression;
    }
  | { readonly kind: 'group'; readonly by: 'name' | 'arn'; readonly test: TextTest }
  | { readonly kind: 'rootCause'; readonly of: RootCauseKind | undefined; readonly json: unknown }
  /** `filter`: true of at least one element of a cause. */
  | {
      readonly kind: 'rootCauseElement';
      readonly of: RootCauseKind;
      readonly element: 'service' | 'entity' | 'exception';
      readonly filter: FilterExpression;
    };

/** Required name, type, and account of a service; absent: any. */
export interface ServiceSelector {
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly accountId: string | undefined;
}

export const flagKeywords = [
  'ok',
  'error',
  'throttle',
  'fault',
  'partial',
  'inferred',
  'first',
  'last',
  'remote',
  'root',
] as const;
export type FlagKeyword = (typeof flagKeywords)[number];

export const numberKeywords = ['responsetime', 'duration', 'http.status', 'index', 'coverage'] as const;
export type NumberKeyword = (typeof numberKeywords)[number];

export const textKeywords = [
  'http.url',
  'http.method',
  'http.useragent',
  'http.clientip',
  'user',
  'name',
  'type',
  'message',
  'availabilityzone',
  'instance.id',
  'resource.arn',
] as const;
export type TextKeyword = (typeof textKeywords)[number];

export type RootCauseKind = 'error' | 'fault' | 'responsetime';

export const numberOperators = ['=', '!=', '<', '<=', '>', '>='] as const;
export type NumberOperator = (typeof numberOperators)[number];

export const textOperators = ['=', '!=', 'CONTAINS', 'BEGINSWITH', 'ENDSWITH'] as const;
export type TextOperator = (typeof textOperators)[number];

export interface NumberTest {
  readonly of: 'number';
  readonly operator: NumberOperator;
  readonly value: number;
}

export interface TextTest {
  readonly of: 'text';
  readonly operator: TextOperator;
  readonly value: string;
}

export interface FlagTest {
  readonly of: 'flag';
  readonly isEqual: boolean;
  readonly value: boolean;
}

/** Why an expression is invalid: a sentence and an offset in UTF-16 units from 0. */
export interface FilterProblem {
  readonly message: string;
  readonly offset: number;
}
