import type { FileReader } from '../../model/connection/fileReader';
import { readTemplate } from '../template/templateDocument';
import { objectAt } from '../template/templateResources';
import { joinPath } from '../templatePath';
import { readToml } from './readToml';

/** The configuration of `sam deploy` besides the template. */
export interface SamConfig {
  readonly stackName: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

/** In the order SAM looks for them. */
const names = ['samconfig.toml', 'samconfig.yaml', 'samconfig.yml'];

/**
 * Reads `samconfig.toml` or `.yaml`: environment `default`, parameters of `global`, `build`, `deploy` and `local_invoke`
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html).
 */
export async function readSamConfig(files: FileReader, folder: string): Promise<SamConfig> {
  for (const name of names) {
    const path = joinPath(folder, name);
    const text = await files.readText(path);
    if (text === undefined) continue;
    const content = name.endsWith('.toml') ? readToml(text) : readTemplate(text).content;
    const sections = ['global', 'build', 'deploy', 'local_invoke'].map((command) =>
      objectAt(content, 'default', command, 'parameters'),
    );
    const stackNames = sections.flatMap(({ stack_name: one }) => (typeof one === 'string' ? [one] : []));
    const overrides = sections.map(({ parameter_overrides: one }) => parameterOverrides(one));
    return { stackName: stackNames.at(-1), parameters: Object.assign({}, ...overrides), files: [path] };
  }
  return { stackName: undefined, parameters: {}, files: [] };
}

/** A text `A=1 B="two words"` or `ParameterKey=A,ParameterValue=1`, a list of such, or a table. */
export function parameterOverrides(value: unknown): Readonly<Record<string, string>> {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(parameterOverrides));
  if (typeof value !== 'string') {
    return Object.fromEntries(Object.entries(objectAt(value)).map(([name, one]) => [name, String(one)]));
  }
  const found: Record<string, string> = {};
  const legacy = /ParameterKey=("[^"]*"|\S+?),ParameterValue=("(?:\\.|[^"\\])*"|\S*)/g;
  for (const [, name = '', one = ''] of value.matchAll(legacy)) found[unquoted(name)] = unquoted(one);
  if (Object.keys(found).length > 0) return found;
  for (const [, name = '', one = ''] of value.matchAll(/"?([A-Za-z0-9]+)=("(?:\\.|[^"\\])*"|'[^']*'|[^\s"]*)"?/g)) {
    found[name] = unquoted(one);
  }
  return found;
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1).replace(/\\(["\\])/g, '$1') : text;
}
