import { expect, test } from 'vitest';
import { toolkitNode } from '../../src/editor/debugging/toolkitNode';
import type { LambdaFunction } from '../../src/model/function/functions';

const checkout: LambdaFunction = {
  name: 'checkout',
  arn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
  version: '$LATEST',
  description: '',
  runtime: 'nodejs22.x',
  handler: 'app.handler',
  timeoutSeconds: 3,
  memoryMb: 128,
  tracing: 'Active',
  architecture: 'arm64',
  lastModified: '2026-11-23T08:22:05.849+0000',
  codeBytes: 1,
  logGroup: '/aws/lambda/checkout',
  state: { kind: 'Active', reason: undefined, isUpdating: false },
};

test('the AWS Toolkit gets the region and the names that Lambda uses, and no folder that it would upload', () => {
  expect(toolkitNode(checkout)).toEqual({
    regionCode: 'eu-west-1',
    configuration: {
      FunctionName: 'checkout',
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
      Version: '$LATEST',
      Runtime: 'nodejs22.x',
      Handler: 'app.handler',
      Timeout: 3,
      MemorySize: 128,
      Architectures: ['arm64'],
    },
  });
});
