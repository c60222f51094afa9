import type { FileReader } from '../../model/connection/fileReader';
import { readTemplate } from '../template/templateDocument';
import { resourcesOf } from '../template/templateResources';
import { baseName, folderOf, joinPath } from '../templatePath';
import { type BuildOutput, nothingBuilt } from './buildOutput';

/**
 * What `sam build` has written to `.aws-sam/build` beside a template: its own copy of the template has the folder of
 * each function and layer. In a folder with several templates, the resources show which one was built.
 */
export async function readSamBuild(files: FileReader, folder: string, template: string): Promise<BuildOutput> {
  if (!/\.(ya?ml|json)$/i.test(baseName(template))) return nothingBuilt;
  const folders = new Map<string, string>();
  await addFolders(files, joinPath(folder, '.aws-sam/build/template.yaml'), '', folders);
  return { ...nothingBuilt, folders };
}

async function addFolders(
  files: FileReader,
  path: string,
  idPrefix: string,
  folders: Map<string, string>,
): Promise<void> {
  const text = await files.readText(path);
  if (text === undefined || idPrefix.length > 500) return;
  for (const { logicalId, type, properties } of resourcesOf(readTemplate(text).content)) {
    const uri = properties.CodeUri ?? properties.ContentUri ?? properties.Code ?? properties.Content;
    const id = `${idPrefix}${logicalId}`;
    if (typeof uri === 'string' && !uri.startsWith('s3://')) folders.set(id, joinPath(folderOf(path), uri));
    const nested = properties.Location ?? properties.TemplateURL;
    const isStack = type === 'AWS::Serverless::Application' || type === 'AWS::CloudFormation::Stack';
    if (isStack && typeof nested === 'string') {
      await addFolders(files, joinPath(folderOf(path), nested), `${id}/`, folders);
    }
  }
}
