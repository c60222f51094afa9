import type { DeclaredFunction } from '../../model/function/declaredFunction';

/** The known facts about a function in AWS. */
export interface DeployedFunction {
  readonly name: string;
  /** Present if they were read. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * The declared function that a deployed one comes from: by the tags that CloudFormation gives (`tagsOf` has those a deployment of the
 * declared one would give), by its name, or by the way in which CloudFormation, Serverless and SST make names. `undefined`
 * where none fits, or more than one.
 */
export function matchDeployed(
  { name, tags }: DeployedFunction,
  functions: readonly DeclaredFunction[],
): DeclaredFunction | undefined {
  const exact = functions.find((one) => one.name === name || one.deployedNames.includes(name));
  if (exact !== undefined) return exact;
  const logicalId = tags?.['aws:cloudformation:logical-id'];
  const stack = tags?.['aws:cloudformation:stack-name'];
  if (logicalId !== undefined) {
    const tagged = functions.filter((one) => one.logicalId.split('/').at(-1) === logicalId);
    const ofStack = tagged.filter((one) => stack !== undefined && fits(`${stack}-${logicalId}-`, one));
    return only(tagged) ?? only(ofStack) ?? only(tagged.filter((one) => isOfService(stack, one)));
  }
  return only(functions.filter((one) => fits(name, one)));
}

/** Serverless names its stacks `service-stage`. */
function isOfService(stack: string | undefined, { deployedNames, project }: DeclaredFunction): boolean {
  if (stack === undefined || project.kind !== 'serverless') return false;
  const service = stack.slice(0, stack.lastIndexOf('-'));
  return service !== '' && deployedNames.some((name) => name.startsWith(`${service}-`));
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** `*` stands for any letters; a name of wildcards alone says nothing. */
function fits(name: string, { deployedNames }: DeclaredFunction): boolean {
  return deployedNames.some((pattern) => {
    if (!/[A-Za-z0-9]/.test(pattern) || !pattern.includes('*')) return false;
    const parts = pattern.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(name);
  });
}
