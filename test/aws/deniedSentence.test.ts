import { describe, expect, test } from 'vitest';
import { deniedSentence } from '../../src/aws/failures/deniedSentence';

const dev = 'arn:aws:sts::111122223333:assumed-role/Dev/ada';
const checkout = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';
const call = `User: ${dev} is not authorized to perform: lambda:InvokeFunction on resource: ${checkout}`;
const denial = `${dev} (profile "dev") is not authorized to perform lambda:InvokeFunction on ${checkout}`;
const ask = 'Ask for this permission, or use another profile.';
const lift = 'Have the deny removed, or use another profile.';

/** What AWS appends, by the kind of policy (IAM user guide, "Troubleshoot access denied error messages"). */
const reasons: readonly (readonly [because: string, next: string])[] = [
  ['because no identity-based policy allows the lambda:InvokeFunction action', ask],
  ['because no resource-based policy allows the lambda:InvokeFunction action', ask],
  ['because no permissions boundary allows the lambda:InvokeFunction action', ask],
  ['because no service control policy allows the lambda:InvokeFunction action', ask],
  ['because no session policy allows the lambda:InvokeFunction action', ask],
  ['because no VPC endpoint policy allows the lambda:InvokeFunction action', ask],
  ['with an explicit deny in an identity-based policy', lift],
  [
    'with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/service_control_policy/p-1',
    lift,
  ],
  ['with an explicit deny in a resource control policy', lift],
];

function sentence(message: string): string {
  return deniedSentence(message, {
    action: 'lambda:InvokeFunction',
    subject: 'function checkout',
    connectionName: 'Prod',
    profile: 'dev',
    endpoint: undefined,
  });
}

describe('who was denied, and by which kind of policy', () => {
  test.each(reasons)('%s', (because, next) => {
    expect(sentence(`${call} ${because}`)).toBe(`${denial}: ${because.replace(/^(because|with) /, '')}. ${next}`);
  });

  test('no reason is made up where AWS gives none', () => {
    expect(sentence(call)).toBe(`${denial}. ${ask}`);
    expect(sentence('Forbidden')).toBe(
      `Profile "dev" is not allowed to call lambda:InvokeFunction for function checkout (Forbidden). ${ask}`,
    );
    expect(sentence('')).toBe(
      `Profile "dev" is not allowed to call lambda:InvokeFunction for function checkout. ${ask}`,
    );
  });
});
