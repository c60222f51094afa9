import { cp, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { Workbench, waitFor } from './workbench';

/** A developer's own project: open, invoke, change a line, invoke, and from a frame of the error to the line. */
let workbench: Workbench | undefined;
let folder: string | undefined;

afterEach(async () => {
  await workbench?.close();
  await removeTemporary(folder);
  workbench = undefined;
});

/** The project's own esbuild. */
async function installEsbuild(into: string): Promise<void> {
  await mkdir(join(into, 'node_modules'), { recursive: true });
  for (const name of ['esbuild', '@esbuild']) {
    await symlink(inProject(`node_modules/${name}`), join(into, 'node_modules', name), 'junction');
  }
}

async function open(project: string): Promise<Workbench> {
  workbench = await Workbench.open({ folder: project });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').expand('Local');
  return workbench;
}

/** Invokes a function that throws and follows the first frame of its error. */
async function followFrame(opened: Workbench, name: string, file: RegExp): Promise<void> {
  await opened.tree('Functions').clickAction(name, 'Invoke Synchronously');
  await opened.panelText(/no price for this/);
  const frame = await opened.panelFrame();
  await frame.getByRole('button', { name: file }).first().click();
}

/** The line that the cursor is in, as the status bar says it. */
function cursorLine(opened: Workbench, line: number): Promise<true> {
  return waitFor(`the cursor in line ${line}`, async () => {
    const text = await opened.page.locator('.statusbar').innerText();
    return text.includes(`Ln ${line},`) ? true : undefined;
  });
}

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Price:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: app.handler, Runtime: nodejs22.x, Timeout: 30, Tracing: Active }
    Metadata:
      BuildMethod: esbuild
      BuildProperties: { EntryPoints: [app.ts], Sourcemap: true }
`;

test('a SAM project in TypeScript', async () => {
  folder = await makeTemporary('own-sam');
  await mkdir(join(folder, 'src'));
  await installEsbuild(folder);
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await writeFile(join(folder, 'template.yaml'), template);
  const source = join(folder, 'src', 'app.ts');
  const write = (body: string) =>
    writeFile(
      source,
      `interface Item {\n  readonly id?: string;\n}\n\nexport const handler = async (item: Item) => {\n  ${body}\n};\n`,
    );
  await write('return "first price of " + (item.id ?? "nothing");');
  const opened = await open(folder);
  await opened.tree('Functions').clickAction('Price', 'Invoke Synchronously');
  await opened.panelText('first price of nothing');
  await write('return "second price of " + (item.id ?? "nothing");');
  await opened.tree('Functions').clickAction('Price', 'Invoke Synchronously');
  await opened.panelText('second price of nothing');
  await write('throw new Error("no price for this: " + item.id);');
  await followFrame(opened, 'Price', /app\.ts/);
  await opened.tab('app.ts').waitFor();
  await cursorLine(opened, 6);
});

test('a CDK project', async () => {
  folder = await makeTemporary('own-cdk');
  await cp(inProject('test/workspace/projects/cdk'), folder, { recursive: true });
  await installEsbuild(folder);
  const source = join(folder, 'lambda', 'plain.ts');
  const asset = join(folder, 'cdk.out', 'asset.bb22', 'index.js');
  const built = await readFile(asset, 'utf8');
  await writeFile(asset, built.replace('async () => count', 'async () => "built price"'));
  // What `cdk synth` has made is newer than the sources.
  const later = new Date(Date.now() + 2_000);
  await utimes(asset, later, later);
  const opened = await open(folder);
  await opened.tree('Functions').clickAction('PlainA7B8', 'Invoke Synchronously');
  await opened.panelText('built price');
  await writeFile(source, 'export const handler = async () => "changed price";\n');
  const changed = new Date(later.getTime() + 2_000);
  await utimes(source, changed, changed);
  await opened.tree('Functions').clickAction('PlainA7B8', 'Invoke Synchronously');
  await opened.panelText('changed price');
  await writeFile(
    source,
    'const id: string = "x";\n\nexport const handler = async () => {\n  throw new Error("no price for this: " + id);\n};\n',
  );
  const again = new Date(changed.getTime() + 2_000);
  await utimes(source, again, again);
  await followFrame(opened, 'PlainA7B8', /plain\.ts/);
  await opened.tab('plain.ts').waitFor();
  await cursorLine(opened, 4);
});

test('what a project lacks is said with the button that helps', async () => {
  folder = await makeTemporary('own-missing');
  await writeFile(
    join(folder, 'template.yaml'),
    'Transform: AWS::Serverless-2016-10-31\nResources:\n  Price: { Type: AWS::Serverless::Function, Properties: { CodeUri: ., Handler: app.handler, Runtime: nodejs22.x, Timeout: 30, Tracing: Active } }\n',
  );
  await writeFile(join(folder, 'package.json'), '{ "private": true, "dependencies": { "price-lists": "1.0.0" } }');
  await writeFile(join(folder, 'app.js'), "require('price-lists');\nexports.handler = async () => 1;\n");
  const opened = await open(folder);
  await opened.tree('Functions').clickAction('Price', 'Invoke Synchronously');
  const shown = await waitFor('the notification', async () => {
    const [first] = await opened.notifications();
    return first;
  });
  expect(shown).toContain('The package price-lists is not installed: run `npm install` in');
  await opened.page.getByRole('button', { name: 'Open Terminal' }).click();
  await opened.page.locator('.terminal-tab, .terminal-wrapper').first().waitFor();
  await opened.runCommand('Notifications: Clear All Notifications');
  await opened.tree('Functions').clickAction('Price', 'Invoke as Event');
  const offered = await waitFor('the notification of the event', async () => (await opened.notifications())[0]);
  expect(offered).toContain('The package price-lists is not installed');
});
