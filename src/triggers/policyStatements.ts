import { asObject, parseObject } from '../model/base/parseObject';

/** One statement of a resource policy, with every list that AWS also writes as a single value made a list. */
export interface PolicyStatement {
  readonly statementId: string | undefined;
  readonly effect: 'allow' | 'deny';
  readonly actions: readonly string[];
  /** The statement applies to all actions except `actions`. */
  readonly isNotActions: boolean;
  readonly resources: readonly string[];
  readonly principals: readonly Principal[];
  /** The statement applies to all principals except `principals`. */
  readonly isNotPrincipals: boolean;
  readonly conditions: readonly Condition[];
}

/** `kind` is AWS's key: `Service`, `AWS`, `Federated`; `*` for the plain text that means everyone. */
export interface Principal {
  readonly kind: string;
  readonly value: string;
}

/** `ArnLike`, `AWS:SourceArn`, the values. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * The statements of a policy (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). `undefined` for
 * text that is not a policy; invalid statements are skipped.
 */
export function policyStatements(policy: string): readonly PolicyStatement[] | undefined {
  const document = parseObject(policy);
  if (document?.Statement === undefined) return undefined;
  return listOf(document.Statement).flatMap((value) => {
    const statement = asObject(value);
    return statement === undefined ? [] : [toStatement(statement)];
  });
}

function toStatement(statement: Readonly<Record<string, unknown>>): PolicyStatement {
  const {
    Sid,
    Effect,
    Action,
    NotAction,
    Resource,
    Principal: principal,
    NotPrincipal,
    Condition: condition,
  } = statement;
  return {
    statementId: typeof Sid === 'string' && Sid !== '' ? Sid : undefined,
    effect: String(Effect).toLowerCase() === 'deny' ? 'deny' : 'allow',
    actions: textsOf(Action ?? NotAction),
    isNotActions: Action === undefined && NotAction !== undefined,
    resources: textsOf(Resource),
    principals: principalsOf(principal ?? NotPrincipal),
    isNotPrincipals: principal === undefined && NotPrincipal !== undefined,
    conditions: conditionsOf(condition),
  };
}

/** Parses principals: `"*"`, `{"Service": "s3.amazonaws.com"}`, `{"AWS": ["123456789012", "arn:…"]}`, or a combination. */
function principalsOf(value: unknown): readonly Principal[] {
  const byKind = asObject(value);
  if (byKind === undefined) return textsOf(value).map((text) => ({ kind: text === '*' ? '*' : 'AWS', value: text }));
  return Object.entries(byKind).flatMap(([kind, values]) => textsOf(values).map((text) => ({ kind, value: text })));
}

function conditionsOf(value: unknown): readonly Condition[] {
  return Object.entries(asObject(value) ?? {}).flatMap(([operator, keys]) =>
    Object.entries(asObject(keys) ?? {}).map(([key, values]) => ({ operator, key, values: textsOf(values) })),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** The texts in a value or a list; conditions may contain `true` and numbers as texts. */
function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => (['string', 'number', 'boolean'].includes(typeof one) ? [String(one)] : []));
}
