import { expect, test } from 'vitest';
import { collectTriggers, type TriggerParts } from '../../src/triggers/collectTriggers';
import { describeTrigger } from '../../src/triggers/describeTrigger';
import { permissionStatement } from '../../src/workspace/cloudformation/permissionStatement';
import { permission } from '../../src/workspace/cloudformation/samEvent';
import { parseDeployment } from '../workspace/readTexts';
import { makeMapping } from './makeMapping';

const nothing: TriggerParts = { policy: undefined, mappings: [], url: undefined, declared: [] };
const url = {
  url: 'https://a.example/',
  functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:Fn',
  authType: 'NONE',
  isStreamed: false,
  allowedOrigins: [],
} as const;

/** What the template of a function `Fn` declares. */
function declared(events: string) {
  return parseDeployment(`Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      FunctionUrlConfig: { AuthType: NONE }
      Events: ${events}
  Orders: { Type: AWS::SQS::Queue }`).triggers;
}

function policyOf(...permissions: readonly ReturnType<typeof permission>[]): string {
  return JSON.stringify({ Statement: permissions.map((one, index) => permissionStatement(one, `sid-${index}`, '*')) });
}

/** A line a trigger: its name, and whether it is only declared. */
function shown(parts: Partial<TriggerParts>): readonly string[] {
  return collectTriggers({ ...nothing, ...parts }).triggers.map(
    (one) => `${describeTrigger(one).name}${one.origin.kind === 'template' ? ' (declared)' : ''}`,
  );
}

const template = declared(
  '{ Poll: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn } }, Nightly: { Type: Schedule }, Weekly: { Type: ScheduleV2 } }',
);

test('what is only declared is shown, also a caller with a role, and the URL once', () => {
  expect(shown({ declared: template })).toEqual([
    'Function URL (declared)',
    'Amazon EventBridge (declared)',
    'Amazon EventBridge Scheduler (declared)',
    'Amazon SQS (declared)',
  ]);
});

test('what is deployed is not shown as declared again, under the names that CloudFormation makes', () => {
  const parts = {
    declared: template,
    url,
    policy: policyOf(
      permission('events.amazonaws.com', {
        sourceArn: 'arn:aws:events:eu-west-1:123456789012:rule/shop-FnNightly-1A2B3C',
      }),
      permission('*', { action: 'lambda:InvokeFunctionUrl', urlAuthType: 'NONE' }),
      permission('*', { isForUrlOnly: true }),
    ),
    mappings: [makeMapping('arn:aws:sqs:eu-west-1:123456789012:shop-Orders-9Z8Y7X')],
  };
  expect(shown(parts)).toEqual([
    'Function URL',
    'Amazon EventBridge',
    'Amazon EventBridge Scheduler (declared)',
    'Amazon SQS',
  ]);
});

test('another source of the same service is another trigger', () => {
  const mappings = [makeMapping('arn:aws:sqs:eu-west-1:123456789012:invoices')];
  expect(shown({ declared: template, mappings }).filter((one) => one.startsWith('Amazon SQS'))).toEqual([
    'Amazon SQS',
    'Amazon SQS (declared)',
  ]);
});

test('a declared trigger says where it stands', () => {
  const { triggers } = collectTriggers({ ...nothing, declared: template });
  expect(triggers.map(({ origin }) => origin).at(-1)).toEqual({ kind: 'template', logicalId: 'FnPoll', line: 5 });
  expect(triggers.map(describeTrigger).at(-1)?.remarks).toEqual([
    'batch size 10',
    'declared in the template as FnPoll, not deployed',
  ]);
});

test('triggers come by model, callers and strangers last', () => {
  const policy = policyOf(
    permission('210987654321'),
    permission('robots.amazonaws.com'),
    permission('s3.amazonaws.com'),
    permission('elasticloadbalancing.amazonaws.com'),
  );
  const mappings = [makeMapping('arn:aws:sqs:eu-west-1:123456789012:orders'), makeMapping('arn:aws:new:eu-west-1:1:x')];
  expect(shown({ policy, mappings, url })).toEqual([
    'Application Load Balancer',
    'Function URL',
    'Amazon S3',
    'Amazon SQS',
    'Event source mapping',
    'Account 210987654321',
    'robots.amazonaws.com',
  ]);
});
