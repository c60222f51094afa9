import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeTemporary, removeTemporary } from '../../tools/temporary.mjs';
import { type LocalServiceOptions, type RunningLocalService, startLocalService } from '../localService';

/** A project that is removed with its test. */
export interface TemporaryProject {
  readonly folder: string;
  write(path: string, content: string | Buffer): Promise<void>;
  start(options?: Pick<LocalServiceOptions, 'env' | 'args'>): Promise<RunningLocalService>;
}

/** Files by their path below the project's folder; `template.yaml` is what is served. */
export async function temporaryProject(files: Readonly<Record<string, string | Buffer>>): Promise<TemporaryProject> {
  const folder = await makeTemporary('project');
  onTestFinished(() => removeTemporary(folder));
  const write = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) await write(path, content);
  const start = async (options: Pick<LocalServiceOptions, 'env' | 'args'> = {}) => {
    const service = await startLocalService({ ...options, template: join(folder, 'template.yaml') });
    onTestFinished(async () => {
      await service.stop();
    });
    return service;
  };
  return { folder, write, start };
}

/** A template of functions, each with the properties given, in flow style. */
export function samTemplate(functions: Readonly<Record<string, string>>, more = ''): string {
  const resources = Object.entries(functions).map(
    ([name, properties]) =>
      `  ${name}: {Type: AWS::Serverless::Function, Properties: {FunctionName: ${name}, ${properties}}}\n`,
  );
  return `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources.join('')}${more}`;
}
