import { asObject } from '../../../model/base/parseObject';

/** What a policy says of a request: an explicit deny has a message of its own. */
export type PolicyVerdict = 'allow' | 'deny' | 'implicitDeny';

/** Evaluates the policy of a Lambda authorizer for the ARN of a method; `undefined` when it is not a policy. */
export function judgePolicy(policyDocument: unknown, methodArn: string): PolicyVerdict | undefined {
  const statements = asObject(policyDocument)?.Statement;
  if (statements === undefined) return undefined;
  const matching = listOf(statements).flatMap((statement) => {
    const { Effect, Action, Resource } = asObject(statement) ?? {};
    const isMeant =
      listOf(Action).some((one) => wildcard(one, 'i').test('execute-api:Invoke')) &&
      listOf(Resource).some((one) => wildcard(one).test(methodArn));
    return isMeant ? [Effect] : [];
  });
  if (matching.includes('Deny')) return 'deny';
  return matching.includes('Allow') ? 'allow' : 'implicitDeny';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function wildcard(pattern: unknown, flags = ''): RegExp {
  const source = String(pattern)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, flags);
}
