import type { FileReader } from '../../model/connection/fileReader';
import { joinPath } from '../templatePath';

/** The names SAM looks for, in its order. */
const names = ['template.yaml', 'template.yml', 'template.json'];

/** Absolute paths of the templates at the root of `folder`; the first is the one to use. */
export async function findTemplates(reader: FileReader, folder: string): Promise<readonly string[]> {
  const paths = names.map((name) => joinPath(folder, name));
  const found = await Promise.all(paths.map((path) => reader.exists(path)));
  return paths.filter((_, index) => found[index]);
}
