import { intrinsicOf, type ResolveScope } from './templateScope';

/** Maximum depth, which also stops conditions that refer to each other. */
const maxDepth = 50;

/**
 * Whether a condition holds: `{Condition: name}` or one of CloudFormation's condition functions. `undefined` where a value
 * that it compares is not known.
 */
export function isConditionTrue(
  expression: unknown,
  scope: ResolveScope,
  toText: (value: unknown) => string | undefined,
  depth = 0,
): boolean | undefined {
  if (depth > maxDepth) return undefined;
  const nested = (value: unknown) => isConditionTrue(value, scope, toText, depth + 1);
  const [name, argument] = intrinsicOf(expression) ?? [];
  const items: readonly unknown[] = Array.isArray(argument) ? argument : [];
  switch (name) {
    case 'Condition':
      return typeof argument === 'string' && Object.hasOwn(scope.conditions, argument)
        ? nested(scope.conditions[argument])
        : undefined;
    case 'Fn::Equals': {
      const [first, second] = items.map(toText);
      return first === undefined || second === undefined ? undefined : first === second;
    }
    case 'Fn::Not': {
      const inner = nested(items[0]);
      return inner === undefined ? undefined : !inner;
    }
    case 'Fn::And':
      return decide(items.map(nested), false);
    case 'Fn::Or':
      return decide(items.map(nested), true);
    default:
      return undefined;
  }
}

/** One deciding operand is enough, even if others are unknown. */
function decide(answers: readonly (boolean | undefined)[], deciding: boolean): boolean | undefined {
  if (answers.includes(deciding)) return deciding;
  return answers.includes(undefined) ? undefined : !deciding;
}
