/** What context keys are set to. A key that is not set is absent. */
export type ContextKeys = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * Whether a `when` clause of package.json holds, for the operators that ours use: `&&`, `||`, `!`, `==`, `>`, `=~` and `in`
 * (https://code.visualstudio.com/api/references/when-clause-contexts). No parentheses: a clause with some does not parse.
 */
export function holds(clause: string, keys: ContextKeys): boolean {
  return clause.split(' || ').some((part) => part.split(' && ').every((term) => termHolds(term.trim(), keys)));
}

function termHolds(term: string, keys: ContextKeys): boolean {
  if (term === 'true' || term === 'false') return term === 'true';
  const simple = /^(!?)([\w.:]+)$/.exec(term);
  if (simple) return Boolean(keys[simple[2] ?? '']) !== (simple[1] === '!');
  const regex = /^([\w.:]+) =~ \/(.*)\/$/.exec(term);
  if (regex) return new RegExp(regex[2] ?? '').test(String(keys[regex[1] ?? ''] ?? ''));
  const [, key = '', operator, value = ''] = /^([\w.:]+) (==|>|in) ([\w.:-]+)$/.exec(term) ?? [];
  switch (operator) {
    case '==':
      return String(keys[key]) === value;
    case '>':
      return Number(keys[key]) > Number(value);
    case 'in': {
      const list = keys[value];
      return Array.isArray(list) && list.includes(keys[key]);
    }
    default:
      throw new Error(`This clause cannot be read: ${term}`);
  }
}
