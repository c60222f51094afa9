import type { LambdaFunction } from '../../model/function/functions';

/**
 * The parts of a function's node that the AWS Toolkit's commands read (`LambdaFunctionNode` in
 * https://github.com/aws/aws-toolkit-vscode/blob/master/packages/core/src/lambda/explorer/lambdaFunctionNode.ts, 4.11): the region and
 * Lambda's own description of the function. Without a folder of this machine: the Toolkit would offer to upload its code.
 */
export function toolkitNode({ name, arn, version, runtime, handler, ...more }: LambdaFunction) {
  return {
    regionCode: arn.split(':')[3] ?? '',
    configuration: {
      FunctionName: name,
      FunctionArn: arn,
      Version: version,
      Runtime: runtime,
      Handler: handler,
      Timeout: more.timeoutSeconds,
      MemorySize: more.memoryMb,
      Architectures: [more.architecture],
    },
  };
}
