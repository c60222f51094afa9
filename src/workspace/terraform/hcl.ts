/** The subset of HCL expressions needed for function configurations. */
export type HclExpression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  /** Texts and what stands in `${…}` between them. */
  | { readonly kind: 'template'; readonly parts: readonly HclExpression[] }
  | { readonly kind: 'list'; readonly items: readonly HclExpression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [HclExpression, HclExpression])[] }
  /** `var.stage`, `aws_sqs_queue.jobs.arn`; indexes in brackets are left out where they are no texts. */
  | { readonly kind: 'reference'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly items: readonly HclExpression[] }
  | { readonly kind: 'if'; readonly items: readonly HclExpression[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly items: readonly [HclExpression, HclExpression] }
  | { readonly kind: 'not'; readonly item: HclExpression }
  | { readonly kind: 'unknown' };

/** `resource "aws_sqs_queue" "jobs" { … }` */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** From 0. */
  readonly line: number;
  readonly attributes: ReadonlyMap<string, HclExpression>;
  readonly blocks: readonly HclBlock[];
}

/** Position in a text of HCL. */
export interface HclCursor {
  readonly text: string;
  at: number;
}

/** Skips spaces and comments; line breaks too unless `isInLine`. */
export function skipHclSpace(cursor: HclCursor, isInLine = false): void {
  const space = isInLine ? /(?:[ \t\r]+|\/\*[\s\S]*?\*\/)*/y : /(?:\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  space.lastIndex = cursor.at;
  cursor.at += space.exec(cursor.text)?.[0].length ?? 0;
}

/** Takes what `pattern` (sticky) matches at the cursor. */
export function takeHcl(cursor: HclCursor, pattern: RegExp): string | undefined {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = cursor.at;
  const found = sticky.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}
