import { describe, expect, test } from 'vitest';
import { collectTriggers } from '../../src/triggers/collectTriggers';
import { describeTrigger } from '../../src/triggers/describeTrigger';
import { policyTriggers } from '../../src/triggers/policyTriggers';

const resource = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout';
const bucket = 'arn:aws:s3:::uploads';

/** A statement as `AddPermission` makes it, with what differs. */
function statement(more: object): object {
  return { Sid: 'one', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: resource, ...more };
}

/** What the tree would show for statements: a line a trigger, and below it what else is known. */
function shown(...statements: readonly object[]): readonly string[] {
  const { triggers } = policyTriggers(JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }));
  return triggers.map(describeTrigger).flatMap(({ name, remarks }) => [name, ...remarks.map((line) => `  ${line}`)]);
}

const s3 = { Service: 's3.amazonaws.com' };

describe('a principal is understood', () => {
  test.each([
    ['a service', { Service: 'sns.amazonaws.com' }, ['Amazon SNS']],
    ['several services', { Service: ['sns.amazonaws.com', 's3.amazonaws.com'] }, ['Amazon SNS', 'Amazon S3']],
    ['a service of a region', { Service: 'logs.eu-west-1.amazonaws.com' }, ['Amazon CloudWatch Logs']],
    ['a service nobody has heard of', { Service: 'robots.amazonaws.com' }, ['robots.amazonaws.com']],
    ['an account by its root', { AWS: 'arn:aws:iam::210987654321:root' }, ['Account 210987654321']],
    ['an account by its id', { AWS: '210987654321' }, ['Account 210987654321']],
    ['an account as plain text', '210987654321', ['Account 210987654321']],
    ['an account of China', { AWS: 'arn:aws-cn:iam::210987654321:root' }, ['Account 210987654321']],
    ['a role', { AWS: 'arn:aws:iam::210987654321:role/deployer' }, ['arn:aws:iam::210987654321:role/deployer']],
    ['a deleted role', { AWS: 'AROAEXAMPLEEXAMPLEEXA' }, ['AROAEXAMPLEEXAMPLEEXA']],
    ['everyone as text', '*', ['Anyone']],
    ['everyone as account', { AWS: '*' }, ['Anyone']],
    ['everyone in a list', { AWS: ['*'] }, ['Anyone']],
    ['all kinds at once', { ...s3, AWS: ['210987654321', '*'] }, ['Amazon S3', 'Account 210987654321', 'Anyone']],
  ])('%s', (_, Principal, labels) => {
    const { triggers } = policyTriggers(JSON.stringify({ Statement: [statement({ Principal })] }));
    expect(triggers.map((one) => describeTrigger(one).name)).toEqual(labels);
  });

  test('everyone but some', () => {
    expect(shown(statement({ NotPrincipal: { AWS: '210987654321' } }))).toEqual([
      'Anyone except 210987654321',
      '  policy statement one',
    ]);
  });
});

describe('conditions are said in words', () => {
  test.each([
    ['ArnLike', 'AWS:SourceArn'],
    ['ArnEquals', 'aws:SourceArn'],
    ['StringEquals', 'aws:sourceArn'],
    ['StringLike', 'AWS:SourceArn'],
    ['ForAnyValue:ArnLike', 'AWS:SourceArn'],
    ['ArnLikeIfExists', 'AWS:SourceArn'],
  ])('%s %s is the source', (operator, key) => {
    const { triggers } = policyTriggers(
      JSON.stringify({ Statement: [statement({ Principal: s3, Condition: { [operator]: { [key]: bucket } } })] }),
    );
    expect(triggers).toMatchObject([{ kind: 'service', sourceArn: bucket, conditions: [] }]);
  });

  test('each source is a trigger', () => {
    const Condition = { ArnLike: { 'AWS:SourceArn': [bucket, 'arn:aws:s3:::more'] } };
    const { triggers } = policyTriggers(JSON.stringify({ Statement: [statement({ Principal: s3, Condition })] }));
    expect(triggers.map((one) => describeTrigger(one).source)).toEqual([
      { name: 'uploads', arn: 'arn:aws:s3:::uploads' },
      { name: 'more', arn: 'arn:aws:s3:::more' },
    ]);
  });

  test('the others', () => {
    const Condition = {
      StringEquals: { 'AWS:SourceAccount': '123456789012', 'lambda:EventSourceToken': 'amzn1.ask.skill.1' },
      'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': ['o-1', 'o-2'] },
      ArnNotLike: { 'aws:SourceArn': 'arn:aws:s3:::secret' },
      StringEqualsIfExists: { 'aws:PrincipalAccount': '1' },
      IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] },
      Bool: { 'aws:SecureTransport': true },
    };
    expect(shown(statement({ Principal: s3, Condition }))).toEqual([
      'Amazon S3',
      '  only for sources of account 123456789012',
      '  only with the token amzn1.ask.skill.1',
      '  only for callers of organization o-1 or o-2',
      '  only not for source arn:aws:s3:::secret',
      '  only for callers of account 1, if the request has it',
      '  only if aws:SourceIp IpAddress 10.0.0.0/8 or 192.0.2.0/24',
      '  only if aws:SecureTransport Bool true',
      '  policy statement one',
    ]);
  });

  test('a service without source and account is open to strangers', () => {
    expect(shown(statement({ Principal: s3 }))).toEqual([
      'Amazon S3',
      '  no source or account condition: sources in other accounts can invoke it too',
      '  policy statement one',
    ]);
  });

  test('everyone without a condition is warned of', () => {
    expect(shown(statement({ Principal: '*' }))).toEqual([
      'Anyone',
      '  anyone with an AWS account can invoke this function',
      '  policy statement one',
    ]);
  });

  test('everyone with a source is that source’s service', () => {
    const Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:123456789012:orders' } };
    expect(shown(statement({ Principal: '*', Condition }))).toEqual(['Amazon SNS', '  policy statement one']);
  });

  test('everyone through the function URL is the function URL', () => {
    const Condition = { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } };
    const open = statement({ Principal: '*', Action: 'lambda:InvokeFunctionUrl', Condition });
    expect(shown(open)).toEqual([
      'Function URL',
      '  only through the function URL with authorization NONE',
      '  policy statement one',
    ]);
  });
});

describe('a statement counts', () => {
  test.each([
    'lambda:*',
    '*',
    'lambda:Invoke*',
    'lambda:invokefunction',
    'lambda:InvokeAsync',
    'lambda:InvokeFunctio?',
  ])('when it allows %s', (Action) => expect(shown(statement({ Principal: s3, Action }))[0]).toBe('Amazon S3'));

  test.each([[['lambda:GetFunction', 'lambda:InvokeFunction']], [['lambda:InvokeFunction']]])(
    'in a list %s',
    (Action) => expect(shown(statement({ Principal: s3, Action }))[0]).toBe('Amazon S3'),
  );

  test.each(['lambda:GetFunction', 'lambda:Get*', 'lambda:GetLayerVersion', 'Invoke', ''])(
    'not when it allows %s',
    (Action) => expect(shown(statement({ Principal: s3, Action }))).toEqual([]),
  );

  test('when all but other actions are meant', () => {
    const rest = { ...statement({ Principal: s3 }), Action: undefined };
    expect(shown({ ...rest, NotAction: 'lambda:GetFunction' })[0]).toBe('Amazon S3');
    expect(shown({ ...rest, NotAction: 'lambda:Invoke*' })).toEqual([]);
  });

  test('as a refusal when it denies', () => {
    const [trigger] = policyTriggers(
      JSON.stringify({ Statement: statement({ Effect: 'Deny', Principal: '*' }) }),
    ).triggers;
    expect(trigger && describeTrigger(trigger)).toEqual({
      name: 'Anyone',
      icon: 'circle-slash',
      model: undefined,
      status: 'denied by the policy',
      source: undefined,
      onError: undefined,
      remarks: ['policy statement one'],
    });
  });

  test('for an alias', () => {
    expect(shown(statement({ Principal: { AWS: '123456789012' }, Resource: `${resource}:live` }))).toEqual([
      'Account 123456789012',
      '  version or alias live',
      '  policy statement one',
    ]);
  });
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '7',
  '{}',
  '{"Statement":null}',
  '{"Statement":[null,7,"x",[],{}]}',
  '{"Statement":{"Effect":"Allow"}}',
  '{"Statement":[{"Effect":"Allow","Action":"*"}]}',
  '{"Statement":[{"Effect":"Allow","Action":"*","Principal":null}]}',
  '{"Statement":[{"Effect":"Allow","Action":"*","Principal":[]}]}',
  '{"Statement":[{"Effect":"Allow","Action":"*","Principal":{"Service":[null,{}]}}]}',
  '{"Statement":[{"Effect":"Allow","Action":[7],"Principal":"*","Condition":[]}]}',
  '{"Statement":[{"Effect":7,"Sid":7,"Action":"*","Principal":"*","Resource":{},"Condition":{"Bool":null,"X":{"y":null}}}]}',
  `{"Statement":[{"Action":"${'*?'.repeat(5_000)}","Principal":"*"}]}`,
  `{"Statement":[{"Action":"${'*a'.repeat(5_000)}","Principal":"*"}]}`,
  `{"Statement":[{"Action":"(((((lambda:[","Principal":"*"}]}`,
])('a strange policy is survived: %.60s', (policy) => {
  expect(() => policyTriggers(policy).triggers.map(describeTrigger)).not.toThrow();
});

test('a text that is no policy is said', () => {
  expect(collectTriggers({ policy: 'oops', mappings: [], url: undefined, declared: [] })).toMatchObject({
    triggers: [],
    problem: 'Dwell cannot parse the function’s resource policy.',
  });
});
