import { cp, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningLocalService, startLocalService } from '../../conformance/localService';
import { inProject } from '../../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../../tools/temporary.mjs';
import type { TreeView } from '../treeView';
import { Workbench, waitFor } from '../workbench';

const fixtures = inProject('test/workspace/projects');

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** The project's own esbuild. */
async function installEsbuild(into: string): Promise<void> {
  await mkdir(join(into, 'node_modules'), { recursive: true });
  for (const name of ['esbuild', '@esbuild']) {
    await symlink(inProject(`node_modules/${name}`), join(into, 'node_modules', name), 'junction');
  }
}

const declaration = (id: string, entry: string, variables: string) => `  ${id}:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: ${id}, CodeUri: src/, Handler: app.handler, Runtime: nodejs22.x, Timeout: 30, Tracing: Active${variables} }
    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [${entry}], Sourcemap: true } }
`;

const priceOf = (which: string) => `return "${which} price, " + process.env.LIST + " list";`;

const header = 'Transform: AWS::Serverless-2016-10-31\n';
const priceVariables = ', Environment: { Variables: { LIST: declared } }';

/** A project whose build is missing, and whose parameter has no value. */
const draft = `${header}Parameters: { Stage: { Type: String } }
Resources:
${declaration('Draft', 'app.tsx', ', Environment: { Variables: { STAGE: !Ref Stage } }')}`;

/** Makes what `cdk synth` would, the file that is looked for last. */
const synth = `#!/usr/bin/env node
const { cpSync } = require('node:fs');
const from = ${JSON.stringify(join(fixtures, 'cdk', 'cdk.out'))};
cpSync(from, 'cdk.out', { recursive: true, filter: (path) => !path.endsWith('/cdk.out/manifest.json') });
cpSync(from + '/manifest.json', 'cdk.out/manifest.json');
`;

describe('a monorepo', () => {
  let workbench: Workbench;
  let folder: string;
  let tree: TreeView;
  /** Where a function of the workspace is deployed. */
  let deployed: RunningLocalService;

  const priceFile = () => join(folder, 'services', 'price', 'src', 'app.ts');
  const plainFile = () => join(folder, 'services', 'cdk', 'lambda', 'plain.ts');

  const writePrice = (body: string) =>
    write(
      priceFile(),
      `interface Item {\n  readonly id?: string;\n}\n\nexport const handler = async (item: Item) => {\n  ${body}\n};\n`,
    );

  /** Files as they come after `cdk synth`, and after each other, whatever the clock of the file system. */
  let laterMs = Date.now() + 2_000;
  async function writeLater(path: string, content: string): Promise<void> {
    await writeFile(path, content);
    laterMs += 2_000;
    await utimes(path, new Date(laterMs), new Date(laterMs));
  }

  async function invoke(name: string, answer: string | RegExp): Promise<void> {
    await tree.clickAction(name, 'Invoke Synchronously');
    await workbench.panelText(answer);
  }

  /** Follows the first frame of the error on the screen, and says which line the cursor is in. */
  async function followFrame(file: string, line: number): Promise<void> {
    const frame = await workbench.panelFrame();
    await frame
      .getByRole('button', { name: new RegExp(file.replace('.', '\\.')) })
      .first()
      .click();
    await waitFor(`the cursor in line ${line} of ${file}`, async () => {
      const status = await workbench.page.locator('.statusbar').innerText();
      return (await workbench.tabs()).includes(file) && status.includes(`Ln ${line},`) ? true : undefined;
    });
  }

  beforeAll(async () => {
    folder = await makeTemporary('monorepo');
    for (const name of ['sam-typescript', 'cdk', 'sam-nested']) {
      await cp(join(fixtures, name), join(folder, 'services', name), { recursive: true });
    }
    await cp(join(fixtures, 'cdk-new'), join(folder, 'cdk-new'), { recursive: true });
    await write(join(folder, 'cdk-new', 'package.json'), '{ "devDependencies": { "aws-cdk": "2.0.0" } }');
    const cdk = join(folder, 'cdk-new', 'node_modules', '.bin', 'cdk');
    await mkdir(dirname(cdk), { recursive: true });
    await writeFile(cdk, synth, { mode: 0o755 });
    for (const name of ['price', 'cdk']) await installEsbuild(join(folder, 'services', name));
    const template = `${header}Resources:\n${declaration('Price', 'app.ts', priceVariables)}`;
    await write(join(folder, 'services', 'price', 'template.yaml'), template);
    await writePrice(priceOf('first'));
    await write(join(folder, 'services', 'draft', 'template.yaml'), draft);
    await write(join(folder, 'services', 'draft', 'src', 'app.tsx'), 'export const handler = async () => 1;\n');
    const asset = join(folder, 'services', 'cdk', 'cdk.out', 'asset.bb22', 'index.js');
    const built = await readFile(asset, 'utf8');
    await writeLater(asset, built.replace('async () => count', 'async () => "built price"'));
    const elsewhere = join(folder, '.deployed', 'template.yaml');
    await write(elsewhere, template.replace('LIST: declared', 'LIST: live'));
    deployed = await startLocalService({ template: elsewhere });
    workbench = await Workbench.open({
      folder,
      // Rows that are out of sight are not there.
      viewport: { width: 1280, height: 1800 },
      settings: {
        'dwell.connections': [
          { kind: 'local', name: 'Local' },
          {
            kind: 'endpoint',
            name: 'Staging',
            endpoint: deployed.endpoint,
            region: 'us-east-1',
            testCredentials: true,
          },
        ],
      },
    });
    await workbench.openView('Lambda');
    tree = workbench.tree('Functions');
  });

  afterAll(async () => {
    await workbench?.close();
    await deployed?.stop();
    await removeTemporary(folder);
  });

  test('shows its projects by folder, and what helps where one cannot be read yet', async () => {
    await tree.expand('Local');
    await tree.row('services/sam-nested').waitFor();
    await workbench.screenshot('/tmp/project/first.png');
    expect((await tree.text()).split('\n').slice(1, -1)).toEqual([
      '  services/cdk 5',
      '  services/draft 1',
      '  services/price 1',
      '  services/sam-nested 2',
      '  services/sam-typescript 1',
      '  cdk-new: CDK app without cdk.out Run npx cdk synth',
      '  services/draft: parameter Stage has no value Set Parameter Values',
    ]);
  });

  test('says below a function what of it could not be read', async () => {
    await tree.expand('services/sam-nested');
    await tree.expand('Api');
    await tree.row('Environment variable KEY is not set: read from SSM Parameter Store at deployment.').waitFor();
  });

  test('opens handlers of TypeScript and CDK projects at their source', async () => {
    await tree.expand('services/sam-typescript');
    await (await tree.openContextMenu('Create')).choose('Open Handler');
    await workbench.editor('create.ts').lens('Invoke').first().waitFor();
    await tree.expand('services/cdk');
    await (await tree.openContextMenu('PlainA7B8')).choose('Open Handler');
    await workbench.editor('plain.ts').lens('Invoke').first().waitFor();
  });

  test('runs the TypeScript of a SAM project as it was saved last, and leads from a frame to its line', async () => {
    await tree.expand('services/price');
    await invoke('Price', 'first price, declared list');
    await writePrice(priceOf('second'));
    await invoke('Price', 'second price, declared list');
    await writePrice('throw new Error("no price for " + item.id);');
    await invoke('Price', /no price for undefined/);
    await followFrame('app.ts', 6);
  });

  test('runs what a CDK app has built until its source is newer, and leads from a frame to its line', async () => {
    await invoke('PlainA7B8', 'built price');
    await writeLater(plainFile(), 'export const handler = async () => "changed price";\n');
    await invoke('PlainA7B8', 'changed price');
    const failing =
      'const id: string = "x";\n\nexport const handler = async () => {\n  throw new Error("no count for " + id);\n};\n';
    await writeLater(plainFile(), failing);
    await invoke('PlainA7B8', /no count for x/);
    await followFrame('plain.ts', 4);
  });

  test('says what a project lacks, with the button that helps', async () => {
    await tree.expand('services/draft');
    await tree.clickAction('Draft', 'Invoke Synchronously');
    const said = 'src/app.tsx is TypeScript and is not built: run `sam build`, or install esbuild in the project.';
    const shown = workbench.page.locator('.notification-toast').filter({ hasText: said });
    await shown.waitFor();
    await shown.getByRole('button', { name: 'Open Terminal' }).click();
    await workbench.page.locator('.terminal-wrapper').getByText('sam build').first().waitFor();
  });

  test('runs functions with the environment of the deployed ones, once that is confirmed', async () => {
    await writePrice(priceOf('third'));
    await (await tree.openContextMenu('services/price')).choose('Choose Identity and Environment…');
    expect(await workbench.quickPick.items()).toEqual([
      'No Account',
      'Profile or Assumed Role…',
      'Endpoint…',
      'From Settings',
      'Declared Variables',
      'Env File…',
      'Environment of Deployed Functions…',
    ]);
    await workbench.quickPick.choose('Environment of Deployed Functions…');
    await workbench.quickPick.choose('Staging');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog
      .getByText('Run the functions of services/price with the environment of the deployed ones (Staging)?')
      .waitFor();
    await dialog.getByRole('button', { name: 'Use Environment' }).click();
    await dialog.waitFor({ state: 'detached' });
    await tree.expand('services/price');
    await invoke('Price', 'third price, live list');
    await (await tree.openContextMenu('services/price')).choose('Choose Identity and Environment…');
    await workbench.quickPick.choose('Declared Variables');
    await tree.expand('services/price');
    await invoke('Price', 'third price, declared list');
  });

  test('the row of a project that cannot be read yet does what helps', async () => {
    await tree.select('services/draft: parameter Stage has no value');
    await workbench.page.locator('.settings-editor').getByText('Parameters', { exact: true }).first().waitFor();
    await tree.select('cdk-new: CDK app without cdk.out');
    await tree.row('cdk-new').and(workbench.page.locator('[aria-expanded]')).waitFor();
    await workbench.setSettings({ 'dwell.local.template': 'missing.yaml' });
    await tree.select(/missing\.yaml does not exist/);
    await workbench.page.locator('.settings-editor').getByText('Template', { exact: true }).first().waitFor();
  });
});

test('an empty folder says that it has no functions, and nothing is started', async () => {
  const folder = await makeTemporary('empty');
  await mkdir(folder, { recursive: true });
  const workbench = await Workbench.open({ folder });
  try {
    await workbench.openView('Lambda');
    const tree = workbench.tree('Functions');
    await tree.pane.getByText('No Lambda functions found in this workspace.').waitFor();
    expect(await tree.text()).toBe('');
  } finally {
    await workbench.close();
    await removeTemporary(folder);
  }
});
