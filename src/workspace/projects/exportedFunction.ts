import type { DeclaredCode } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { objectAt, type TemplateObject } from '../template/templateResources';
import { durableConfig } from './durableConfig';
import { plainFunction } from './plainFunction';

/** A function as the AWS provider of Terraform and Pulumi knows it. */
export interface ExportedFunction
  extends Pick<DeclaredFunction, 'project' | 'logicalId' | 'templatePath' | 'codeUri'>,
    Partial<Pick<DeclaredFunction, 'line' | 'layers'>> {
  /** A name in Local that differs from the deployed one. */
  readonly rename: string | undefined;
  /** Attributes with the names of Terraform: `function_name`, `memory_size`. */
  readonly values: TemplateObject;
  readonly code: DeclaredCode;
  /** The tool that knows what is missing here. */
  readonly tool: 'Terraform' | 'Pulumi';
}

/** Makes a function of what a plan or a state says of it. */
export function exportedFunction(exported: ExportedFunction): DeclaredFunction {
  const { values, code, rename, tool, ...place } = exported;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
  const name = text(values.function_name);
  const own = localName(place.logicalId);
  const { environment, unset } = environmentOf(block(values.environment).variables, tool);
  const logging = block(values.logging_config);
  const reserved = number(values.reserved_concurrent_executions);
  const [architecture]: readonly unknown[] = Array.isArray(values.architectures) ? values.architectures : [];
  return plainFunction({
    ...place,
    name: rename ?? (tool === 'Terraform' ? name : undefined) ?? own,
    // Pulumi adds seven characters to the name in the program, which is the one that people know.
    deployedNames: [...(name === undefined ? [] : [name]), ...(tool === 'Pulumi' ? [`${own}-*`] : [])],
    handler: text(values.handler) ?? '',
    runtime: text(values.runtime) ?? '',
    code,
    timeoutSeconds: number(values.timeout) ?? 3,
    memoryMb: number(values.memory_size) ?? 128,
    ephemeralStorageMb: number(block(values.ephemeral_storage).size) ?? 512,
    environment,
    tracing: block(values.tracing_config).mode === 'Active' ? 'Active' : 'PassThrough',
    architecture: text(architecture) ?? 'x86_64',
    description: text(values.description) ?? '',
    reservedConcurrency: reserved === undefined || reserved < 0 ? undefined : reserved,
    loggingConfig: {
      format: logging.log_format === 'JSON' ? 'JSON' : 'Text',
      applicationLevel: text(logging.application_log_level),
      systemLevel: text(logging.system_log_level),
      logGroup: text(logging.log_group),
    },
    durable: durableOf(block(values.durable_config)),
    deadLetterArn: text(block(values.dead_letter_config).target_arn),
    problems: [...codeProblems(code, tool), ...unset],
  });
}

function durableOf({ execution_timeout: timeout, retention_period: retention }: TemplateObject) {
  if (typeof timeout !== 'number') return undefined;
  return durableConfig(timeout, typeof retention === 'number' ? retention : undefined);
}

/** A name that Lambda takes, of an address or a name with other characters. */
export function localName(text: string): string {
  const last = text.split('.').at(-1) ?? text;
  return (
    last
      .replace(/[^\w-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 64) || 'function'
  );
}

/** Terraform has blocks in lists. */
function block(value: unknown): TemplateObject {
  return objectAt(Array.isArray(value) ? value[0] : value);
}

function environmentOf(variables: unknown, tool: string) {
  const environment: Record<string, string> = {};
  const unset: string[] = [];
  for (const [name, value] of Object.entries(objectAt(variables))) {
    if (typeof value === 'string' && !/\$\{[^}]+\}/.test(value)) environment[name] = value;
    else unset.push(`Environment variable ${name} is not set: known only to ${tool}.`);
  }
  return { environment, unset };
}

function codeProblems(code: DeclaredCode, tool: string): readonly string[] {
  if (code.kind === 'image') return ['A container image cannot be run here without Docker.'];
  return code.kind === 'elsewhere' ? [`The code is not in this workspace, or only ${tool} knows where it is.`] : [];
}
