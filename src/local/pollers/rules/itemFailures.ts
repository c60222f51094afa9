import { asObject, parseObject } from '../../../model/base/parseObject';

/** Which records of a batch a response says have failed. */
export type ItemFailures =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly failed: ReadonlySet<string> }
  /** The response cannot be used: all of them. */
  | { readonly kind: 'all' };

/**
 * Reads `batchItemFailures`: an empty or missing list, or an empty response, is a success; an identifier that is empty, of
 * no record or under another name fails the whole batch
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting).
 */
export function readItemFailures(body: string, ids: ReadonlySet<string>): ItemFailures {
  const text = body.trim();
  if (text === '' || text === 'null' || text === '""') return { kind: 'none' };
  const response = parseObject(text);
  if (response === undefined) return { kind: 'all' };
  const { batchItemFailures } = response;
  if (batchItemFailures === undefined || batchItemFailures === null) return { kind: 'none' };
  if (!Array.isArray(batchItemFailures)) return { kind: 'all' };
  const failed = new Set<string>();
  for (const one of batchItemFailures) {
    const identifier = asObject(one)?.itemIdentifier;
    if (typeof identifier !== 'string' || !ids.has(identifier)) return { kind: 'all' };
    failed.add(identifier);
  }
  return failed.size === 0 ? { kind: 'none' } : { kind: 'some', failed };
}
