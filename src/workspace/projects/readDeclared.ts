import type { FileReader } from '../../model/connection/fileReader';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import { parseDeployment } from '../cloudformation/parseDeployment';
import { parseTemplate } from '../cloudformation/parseTemplate';

/** What templates declare. */
export interface Declared {
  readonly functions: readonly DeclaredFunction[];
  readonly triggers: readonly DeclaredTrigger[];
}

/** Reads templates in the order given. Of two functions with the same name the first counts; files that are gone are skipped. */
export async function readDeclared(files: FileReader, templatePaths: Iterable<string>): Promise<Declared> {
  const functions = new Map<string, DeclaredFunction>();
  const triggers: DeclaredTrigger[] = [];
  for (const path of templatePaths) {
    const text = await files.readText(path);
    if (text === undefined) continue;
    const found = parseTemplate(text, path).functions.filter(({ name }) => !functions.has(name));
    for (const declared of found) functions.set(declared.name, declared);
    const names = new Set(found.map(({ name }) => name));
    triggers.push(...parseDeployment(text).triggers.filter(({ functionName }) => names.has(functionName)));
  }
  return { functions: [...functions.values()], triggers };
}
