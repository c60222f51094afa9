import type { DeclaredFunction } from '../model/function/declaredFunction';

/**
 * The declared function that runs under a name in a trace. CloudFormation names it `stack-LogicalId-4F7QX2` where the template
 * leaves the name to it.
 */
export function declaredAs(all: readonly DeclaredFunction[], functionName: string): DeclaredFunction | undefined {
  const generated = functionName.split('-').at(-2);
  return (
    all.find(({ name }) => name === functionName) ??
    all.find(({ name, logicalId }) => name === logicalId && logicalId === generated)
  );
}
