import { asObject } from '../../model/base/parseObject';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { invalidParameter } from '../http/serviceError';
import type { MadeStore } from './madeStore';

/**
 * The settings in a request of CreateFunction or UpdateFunctionConfiguration; what is absent stays as it is. Throws
 * `ServiceError` for values that Lambda refuses.
 */
export function readFunctionInput(
  input: Readonly<Record<string, unknown>>,
  before: DeclaredFunction,
  made: MadeStore,
): DeclaredFunction {
  const text = (name: string, fallback: string) => (typeof input[name] === 'string' ? String(input[name]) : fallback);
  const environment = asObject(asObject(input.Environment)?.Variables);
  const mode = asObject(input.TracingConfig)?.Mode;
  const deadLetterArn = asObject(input.DeadLetterConfig)?.TargetArn;
  const logging = asObject(input.LoggingConfig);
  const architecture: unknown = Array.isArray(input.Architectures) ? input.Architectures[0] : undefined;
  return {
    ...before,
    handler: text('Handler', before.handler),
    runtime: text('Runtime', before.runtime),
    description: text('Description', before.description),
    timeoutSeconds: number(input.Timeout, 'timeout', [1, 900], before.timeoutSeconds),
    memoryMb: number(input.MemorySize, 'memorySize', [128, 10_240], before.memoryMb),
    ephemeralStorageMb: number(
      asObject(input.EphemeralStorage)?.Size,
      'ephemeralStorage.size',
      [512, 10_240],
      before.ephemeralStorageMb,
    ),
    environment:
      environment === undefined
        ? before.environment
        : Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)])),
    tracing: mode === 'Active' || mode === 'PassThrough' ? mode : before.tracing,
    architecture: typeof architecture === 'string' ? architecture : before.architecture,
    durable: durableOf(asObject(input.DurableConfig)) ?? before.durable,
    deadLetterArn: typeof deadLetterArn === 'string' ? deadLetterArn || undefined : before.deadLetterArn,
    layers: Array.isArray(input.Layers) ? input.Layers.map((arn) => layerOf(String(arn), made)) : before.layers,
    loggingConfig:
      logging === undefined
        ? before.loggingConfig
        : {
            format: logging.LogFormat === 'JSON' ? 'JSON' : 'Text',
            applicationLevel: optionalText(logging.ApplicationLogLevel),
            systemLevel: optionalText(logging.SystemLogLevel),
            logGroup: optionalText(logging.LogGroup),
          },
  };
}

function durableOf(config: Readonly<Record<string, unknown>> | undefined): DeclaredFunction['durable'] {
  if (config === undefined) return undefined;
  return {
    executionTimeoutSeconds: number(config.ExecutionTimeout, 'durableConfig.executionTimeout', [1, 31_622_400], 86_400),
    retentionDays: number(config.RetentionPeriodInDays, 'durableConfig.retentionPeriodInDays', [1, 90], 14),
  };
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown, name: string, [from, to]: readonly [number, number], fallback: number): number {
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
  const word = Number(value) < from ? `greater than or equal to ${from}` : `less than or equal to ${to}`;
  throw invalidParameter(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value ${word}`,
  );
}

/** `arn:aws:lambda:us-east-1:000000000000:layer:name:3`. */
function layerOf(arn: string, { layers }: MadeStore) {
  const [name, version] = arn.split(':').slice(6);
  const found = layers.find((one) => one.name === name && String(one.version) === version);
  if (found === undefined) throw invalidParameter(`Layer version ${arn} does not exist.`);
  return found.layer;
}
