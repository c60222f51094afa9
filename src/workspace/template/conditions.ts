import { intrinsicOf, type ResolveScope, type ToText, within } from './templateScope';

/**
 * Whether a condition holds: `{Condition: name}` or one of CloudFormation's condition functions. `undefined` where a value
 * that it compares is not known.
 */
export function isConditionTrue(expression: unknown, scope: ResolveScope, toText: ToText): boolean | undefined {
  const nested = (value: unknown) => isConditionTrue(value, scope, toText);
  const [name, argument] = intrinsicOf(expression) ?? [];
  const items: readonly unknown[] = Array.isArray(argument) ? argument : [];
  switch (name) {
    case 'Condition': {
      if (typeof argument !== 'string' || !Object.hasOwn(scope.conditions, argument)) return undefined;
      const inner = within(scope, `Condition ${argument}`);
      return inner === undefined ? undefined : isConditionTrue(scope.conditions[argument], inner, toText);
    }
    case 'Fn::Equals': {
      const [first, second] = items.map((item) => toText(item, scope));
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
