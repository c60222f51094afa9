import type { DeclaredFunction } from '../../model/function/declaredFunction';

type Stated = Pick<DeclaredFunction, 'project' | 'name' | 'logicalId' | 'templatePath' | 'code' | 'codeUri'>;

/** A function with AWS's defaults for everything that is not stated (https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html). */
export function plainFunction(stated: Stated & Partial<DeclaredFunction>): DeclaredFunction {
  return {
    deployedNames: [stated.name],
    line: 0,
    handler: '',
    runtime: '',
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
    durable: undefined,
    deadLetterArn: undefined,
    problems: [],
    ...stated,
  };
}
