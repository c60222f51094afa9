import type { Condition } from './policyStatements';

/** Describes a condition of a policy, as the end of "only …": `from account 123456789012`. */
export function describeCondition({ operator, key, values }: Condition): string {
  const { negation, isIfExists } = readOperator(operator);
  const text = sentence(key, values.join(' or '), negation) ?? plain(operator, key, values);
  return isIfExists ? `${text}, if the request has it` : text;
}

/** Whether the condition names the source that may invoke, and so is part of the trigger itself. */
export function isSourceArn({ operator, key }: Condition): boolean {
  return key.toLowerCase() === 'aws:sourcearn' && readOperator(operator).negation === '';
}

function sentence(key: string, values: string, negation: '' | 'not '): string | undefined {
  switch (key.toLowerCase()) {
    case 'aws:sourcearn':
      return `${negation}for source ${values}`;
    case 'aws:sourceaccount':
    case 'aws:sourceowner':
      return `${negation}for sources of account ${values}`;
    case 'aws:sourceorgid':
      return `${negation}for sources of organization ${values}`;
    case 'aws:principalorgid':
      return `${negation}for callers of organization ${values}`;
    case 'aws:principalaccount':
      return `${negation}for callers of account ${values}`;
    case 'aws:principalarn':
      return `${negation}for caller ${values}`;
    case 'lambda:functionurlauthtype':
      return `${negation}through the function URL with authorization ${values}`;
    case 'lambda:invokedviafunctionurl':
      return values === 'true' && negation === '' ? 'through the function URL' : 'not through the function URL';
    case 'lambda:eventsourcetoken':
      return `${negation}with the token ${values}`;
    default:
      return undefined;
  }
}

/** `StringEqualsIfExists`, `ForAnyValue:ArnNotLike`. */
function readOperator(operator: string): { readonly negation: '' | 'not '; readonly isIfExists: boolean } {
  return {
    negation: /Not(Equals|Like|IpAddress)/i.test(operator) ? 'not ' : '',
    isIfExists: /IfExists$/i.test(operator),
  };
}

function plain(operator: string, key: string, values: readonly string[]): string {
  const words = operator.replace(/^.*:/, '').replace(/IfExists$/i, '');
  return `if ${key} ${words} ${values.length === 0 ? 'nothing' : values.join(' or ')}`;
}
