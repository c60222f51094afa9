import { expect, test } from 'vitest';
import { toolkitNode } from '../../src/editor/debugging/toolkitNode';
import { checkout } from '../model/makeInvocation';

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
