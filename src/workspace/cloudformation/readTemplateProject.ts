import type { Project } from '../../model/function/project';
import type { ProjectInput } from '../projects/projectInput';
import type { TemplateInput } from '../template/readTemplateModel';
import { folderOf, joinPath } from '../templatePath';
import { readSamBuild } from './readSamBuild';
import { readStack, type StackReading } from './readStack';
import { readSamConfig } from './samConfig';

/** Reads a SAM or CloudFormation template with its nested stacks. `undefined` if the file does not exist. */
export async function readTemplateProject(file: string, input: ProjectInput): Promise<Project | undefined> {
  const { files, place } = input;
  const text = await files.readText(file);
  if (text === undefined) return undefined;
  const folder = folderOf(file);
  const kind = /AWS::Serverless(::|-2016)/.test(text) ? 'sam' : 'cloudformation';
  const config = await readSamConfig(files, folder);
  const reading: StackReading = {
    files,
    project: { kind, folder, file },
    build: await readSamBuild(files, folder, file),
    read: new Set([
      file,
      joinPath(folder, '.aws-sam/build/template.yaml'),
      joinPath(folder, 'samconfig.toml'),
      ...config.files,
    ]),
  };
  const names = input.names.get(file);
  const templateInput: TemplateInput = {
    ...place,
    ...(config.stackName === undefined ? {} : { stackName: config.stackName }),
    ...(names === undefined ? {} : { names }),
    parameters: { ...config.parameters, ...input.parameters },
  };
  const stack = await readStack({ text, path: file, idPrefix: '' }, templateInput, reading);
  const { functions, sources, triggers, tags, problems, missing } = stack;
  const action = missing.length === 0 ? undefined : ({ kind: 'setParameters', names: missing } as const);
  return {
    ...reading.project,
    name: '',
    functions,
    sources,
    triggers,
    tags,
    problems,
    action,
    files: [...reading.read],
  };
}
