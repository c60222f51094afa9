import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inProject } from '../tools/project.mjs';
import { parseTemplate } from './readTexts';

const path = '/project/template.yaml';

function parse(text: string) {
  return parseTemplate(text, path);
}

/** One function with the given lines as its properties. */
function one(properties: string, more = '') {
  const indented = properties.replace(/^/gm, '      ');
  return parse(`Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: nodejs22.x
${indented}
${more}`);
}

test('the samples, completely', () => {
  const text = readFileSync(inProject('samples/template.yaml'), 'utf8');
  const { functions, problems } = parseTemplate(text, '/s/template.yaml');
  expect(problems).toEqual([]);
  const lines = text.split('\n');
  expect(functions.map((fn) => `${fn.name}: ${fn.runtime} ${fn.handler} in ${fn.codeUri}, ${lines[fn.line]}`)).toEqual([
    'hello: nodejs22.x index.handler in /s/functions/hello,   Hello:',
    'greet-python: python3.13 app.handler in /s/functions/greet-python,   GreetPython:',
    'slow-report: nodejs22.x index.handler in /s/functions/slow-report,   SlowReport:',
    'always-fails: nodejs22.x index.handler in /s/functions/always-fails,   AlwaysFails:',
    'fails-twice: nodejs22.x index.handler in /s/functions/fails-twice,   FailsTwice:',
    'calls-hello: nodejs22.x index.handler in /s/functions/calls-hello,   CallsHello:',
    'times-out: nodejs22.x index.handler in /s/functions/times-out,   TimesOut:',
    'take-orders: nodejs22.x index.handler in /s/functions/take-orders,   TakeOrders:',
    'track-clicks: nodejs22.x index.handler in /s/functions/track-clicks,   TrackClicks:',
    'watch-stock: python3.13 app.handler in /s/functions/watch-stock,   WatchStock:',
  ]);
  expect(functions.find((fn) => fn.name === 'calls-hello')?.environment).toEqual({ HELLO_FUNCTION: 'hello' });
});

test('a function that says the least has AWS’s defaults', () => {
  expect(one('').functions).toEqual([
    {
      project: { kind: 'sam', folder: '/project', file: path },
      name: 'Fn',
      logicalId: 'Fn',
      deployedNames: ['*-Fn-*'],
      templatePath: path,
      line: 1,
      handler: 'app.handler',
      runtime: 'nodejs22.x',
      code: { kind: 'folder', path: '/project', built: undefined },
      codeUri: '/project',
      layers: [],
      timeoutSeconds: 3,
      memoryMb: 128,
      ephemeralStorageMb: 512,
      environment: {},
      tracing: 'PassThrough',
      architecture: 'x86_64',
      description: '',
      reservedConcurrency: undefined,
      loggingConfig: { format: 'Text', applicationLevel: undefined, systemLevel: undefined, logGroup: undefined },
      aliases: [],
      eventInvokeConfig: undefined,
      deadLetterArn: undefined,
      problems: [],
    },
  ]);
});

test('a function that says the most', () => {
  const { functions, problems } = one(
    `FunctionName: checkout
CodeUri: ./src/../code/
Timeout: 30
MemorySize: 512
Tracing: Active
Architectures: [arm64]
Description: Takes the money
Environment: { Variables: { PORT: 8080, DEBUG: true, EMPTY: '' } }
DeadLetterQueue: { Type: SQS, TargetArn: 'arn:aws:sqs:eu-west-1:123456789012:dead' }
EventInvokeConfig:
  MaximumRetryAttempts: 0
  MaximumEventAgeInSeconds: 60
  DestinationConfig:
    OnSuccess: { Destination: !Ref Topic }
    OnFailure: { Destination: !GetAtt Queue.Arn }`,
    `  Queue: { Type: AWS::SQS::Queue }
  Topic: { Type: AWS::SNS::Topic }`,
  );
  expect(problems).toEqual([]);
  expect(functions).toEqual([
    expect.objectContaining({
      name: 'checkout',
      codeUri: '/project/code',
      timeoutSeconds: 30,
      memoryMb: 512,
      tracing: 'Active',
      architecture: 'arm64',
      description: 'Takes the money',
      environment: { PORT: '8080', DEBUG: 'true', EMPTY: '' },
      deadLetterArn: 'arn:aws:sqs:eu-west-1:123456789012:dead',
      eventInvokeConfig: {
        maximumRetryAttempts: 0,
        maximumEventAgeSeconds: 60,
        onSuccess: 'arn:aws:sns:us-east-1:000000000000:Topic',
        onFailure: 'arn:aws:sqs:us-east-1:000000000000:Queue',
      },
    }),
  ]);
});

test('Globals are merged below the function’s own properties', () => {
  const { functions } = one(
    `Timeout: 5
Environment: { Variables: { OWN: 'yes', BOTH: own } }`,
    `Globals:
  Function:
    Timeout: 60
    MemorySize: 1024
    Tracing: Active
    Environment: { Variables: { BOTH: global, SHARED: 'yes' } }`,
  );
  expect(functions[0]).toMatchObject({
    timeoutSeconds: 5,
    memoryMb: 1024,
    tracing: 'Active',
    environment: { OWN: 'yes', BOTH: 'own', SHARED: 'yes' },
  });
});

test('plain CloudFormation, with its own resource for asynchronous invocation', () => {
  const { functions } = parse(`
Globals: { Function: { Timeout: 60 } }
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: plain
      Handler: a.b
      Runtime: python3.13
      Code: build/
      TracingConfig: { Mode: Active }
      DeadLetterConfig: { TargetArn: !GetAtt Queue.Arn }
  Async:
    Type: AWS::Lambda::EventInvokeConfig
    Properties: { FunctionName: !Ref Fn, Qualifier: $LATEST, MaximumRetryAttempts: 1 }
  Queue: { Type: AWS::SQS::Queue }`);
  expect(functions[0]).toMatchObject({
    name: 'plain',
    codeUri: '/project/build',
    timeoutSeconds: 3,
    tracing: 'Active',
    deadLetterArn: 'arn:aws:sqs:us-east-1:000000000000:Queue',
    eventInvokeConfig: { maximumRetryAttempts: 1, maximumEventAgeSeconds: undefined },
  });
});

describe('the value of an environment variable', () => {
  const more = `  Table: { Type: AWS::DynamoDB::Table }
Parameters:
  Stage: { Type: String, Default: dev }
  NoDefault: { Type: String }`;

  test.each([
    ['!Ref Stage', 'dev'],
    ['{ Ref: Stage }', 'dev'],
    ['!Ref AWS::Region', 'us-east-1'],
    ['!Ref Fn', 'Fn'],
    ['!Ref Table', 'Table'],
    ['!GetAtt Fn.Arn', 'arn:aws:lambda:us-east-1:000000000000:function:Fn'],
    ['{ "Fn::GetAtt": [Fn, Arn] }', 'arn:aws:lambda:us-east-1:000000000000:function:Fn'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own notation.
    ["!Sub '${Stage}-${Fn}-${AWS::AccountId}-${!Literal}'", 'dev-Fn-000000000000-${Literal}'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own notation.
    ["!Sub ['${a}/${Stage}', { a: !Ref Table }]", 'Table/dev'],
    ['!Join [":", [a, !Ref Stage, 1]]', 'a:dev:1'],
    ['1.5e+3', '1500'],
  ])('%s is %s', (expression, value) => {
    expect(one(`Environment: { Variables: { V: ${expression} } }`, more)).toMatchObject({
      functions: [{ environment: { V: value } }],
      problems: [],
    });
  });

  test.each([
    ['!Ref NoDefault', 'parameter NoDefault has no value'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own notation.
    ["!Sub 'x-${NoDefault}'", 'parameter NoDefault has no value'],
    ['!Ref Nobody', 'known only after deployment'],
    ['!GetAtt Table.StreamArn', 'known only after deployment'],
    ['!ImportValue other-stack', 'exported by another stack'],
    ['!If [Prod, a, b]', 'known only after deployment'],
    ["'{{resolve:ssm:/a/b:1}}'", 'read from SSM Parameter Store at deployment'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own notation.
    ["!Sub 'a{{resolve:secretsmanager:${Stage}:SecretString}}'", 'read from Secrets Manager at deployment'],
  ])('%s is not set: %s', (expression, reason) => {
    const { functions, problems } = one(`Environment: { Variables: { V: ${expression} } }`, more);
    expect(functions[0]?.environment).toEqual({});
    expect(problems).toEqual([{ message: `Function Fn: Environment variable V is not set: ${reason}.`, line: 1 }]);
  });

  test('is absent without a word where the template leaves it away', () => {
    const { functions, problems } = one('Environment: { Variables: { V: !Ref AWS::NoValue, W: w } }', more);
    expect([functions[0]?.environment, problems]).toEqual([{ W: 'w' }, []]);
  });
});

test('JSON is read as well, with its lines', () => {
  const text = JSON.stringify(
    { Resources: { Fn: { Type: 'AWS::Serverless::Function', Properties: { Handler: 'a.b', Runtime: 'nodejs22.x' } } } },
    null,
    '\t',
  );
  expect(parse(text)).toMatchObject({ functions: [{ name: 'Fn', line: 2 }], problems: [] });
});

test('paths keep the notation of the template’s', () => {
  const text =
    'Resources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: nodejs22.x, CodeUri: src/f}}}';
  expect(parseTemplate(text, 'C:\\project\\template.yaml').functions[0]?.codeUri).toBe('C:\\project\\src\\f');
});

describe('what cannot be run is said at its function, and the rest is kept', () => {
  const good = '  Good: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, Runtime: nodejs22.x } }';

  test.each([
    ['PackageType: Image', 'A container image cannot be run here without Docker.'],
    ['Runtime: nodejs22.x', 'The template gives no Handler that can be read.'],
    ['Handler: a.b', 'The template gives no Runtime that can be read.'],
    [
      'Handler: a.b\n      Runtime: nodejs22.x\n      CodeUri: s3://bucket/key',
      'The code is in S3. Only code in this workspace can be run here.',
    ],
  ])('%j', (properties, message) => {
    const text = `Resources:\n${good}\n  Bad:\n    Type: AWS::Serverless::Function\n    Properties:\n      ${properties}\n`;
    expect(parse(text)).toMatchObject({
      functions: [
        { name: 'Good', problems: [] },
        { name: 'Bad', problems: [message] },
      ],
      problems: [{ message: `Function Bad: ${message}`, line: 2 }],
    });
  });

  test.each([
    ['', 'The template has no Resources.'],
    ['- a list', 'The template has no Resources.'],
    ['Resources: {a: *nothing}', 'Cannot read the template: Unresolved alias'],
    ['Resources:\n  A: 1\n  A: 2', 'Cannot read the template: Map keys must be unique'],
    ['{"Resources":', 'Cannot read the template:'],
    ['Resources: 1', 'The template has no Resources.'],
    ['Resources: {F: }', undefined],
    ['\u0000', 'The template has no Resources.'],
  ])('%j', (text, message) => {
    const { functions, problems } = parse(text);
    expect(functions).toEqual([]);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message ?? '');
  });
});
