import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import { codeFolderOf } from '../cloudformation/declaredCode';
import { exportedFunction } from '../projects/exportedFunction';
import type { ProjectInput } from '../projects/projectInput';
import { joinPath } from '../templatePath';
import { maxShownBytes, type ShownFunction, shownFunctions } from './shownFunctions';

/** The file that the action of a project writes. */
export const shownName = 'terraform-show.json';

/** Configuration of other tools beside the `.tf` files. */
const otherFiles = /^(package(-lock)?|tsconfig.*|.*\.tfvars|.*\.tf)\.json$/;

/**
 * The functions of the folder's `terraform show -json` outputs, joined with those that its `.tf` files declare: values come from the
 * output, the place and the code from the files where they say it. What the output does not have yet is kept.
 */
export async function withShown(
  declared: readonly DeclaredFunction[],
  {
    project,
    input,
    read,
  }: { readonly project: ProjectReference; readonly input: ProjectInput; readonly read: Set<string> },
): Promise<readonly DeclaredFunction[]> {
  const { folder } = project;
  const { files } = input;
  read.add(joinPath(folder, shownName));
  const shown = new Map<string, { readonly one: ShownFunction; readonly file: string }>();
  for (const { name, isFolder } of await files.list(folder)) {
    if (isFolder || !name.endsWith('.json') || otherFiles.test(name)) continue;
    const file = joinPath(folder, name);
    const found = shownFunctions((await files.readText(file, maxShownBytes)) ?? '', folder);
    if (found === undefined) continue;
    read.add(file);
    for (const one of found) shown.set(one.address, { one, file });
  }
  const names = input.names.get(project.file);
  const joined = [...shown.values()].map(({ one, file }) => {
    const { address, values } = one;
    const known = declared.find(({ logicalId }) => isSame(logicalId, address));
    const code = known === undefined || known.code.kind === 'elsewhere' ? one.code : known.code;
    const made = exportedFunction({
      project,
      logicalId: address,
      templatePath: known?.templatePath ?? file,
      line: known?.line ?? 0,
      layers: known?.layers ?? [],
      codeUri: codeFolderOf(code, folder),
      rename: names?.get(address),
      values,
      code,
      tool: 'Terraform',
    });
    return known === undefined ? made : withDeclared(made, known);
  });
  const left = declared.filter(({ logicalId }) => ![...shown.keys()].some((address) => isSame(logicalId, address)));
  return [...joined, ...left];
}

/** A module that packages code is one function in the files, and `module.name.aws_lambda_function.this[0]` in the output. */
function isSame(logicalId: string, address: string): boolean {
  return address === logicalId || address === `${logicalId}.aws_lambda_function.this[0]`;
}

/** A plan leaves out what is known only after it was applied; the files may know it. */
function withDeclared(made: DeclaredFunction, known: DeclaredFunction): DeclaredFunction {
  const environment = { ...known.environment, ...made.environment };
  const unset = known.problems.filter((problem) => {
    const [, name] = /^Environment variable (\S+) is not set/.exec(problem) ?? [];
    return name !== undefined && !Object.hasOwn(environment, name);
  });
  return {
    ...made,
    handler: made.handler === '' ? known.handler : made.handler,
    runtime: made.runtime === '' ? known.runtime : made.runtime,
    environment,
    problems: [...made.problems, ...unset, ...known.problems.filter((problem) => problem.startsWith('Layer '))],
  };
}
