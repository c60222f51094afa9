import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RunningLocalService, startLocalService } from '../../conformance/localService';
import { makeTemporary, removeTemporary } from '../../tools/temporary.mjs';
import { Workbench, waitFor } from '../workbench';
import {
  handlerSource,
  writeCdkProject,
  writeParameterProject,
  writeSamProject,
  writeUnbuiltProject,
  writeUnreadCdkProject,
} from './writtenProjects';

/** Projects in TypeScript as they lie on a developer's desk: invoked, changed, and run with what the user chooses. */
let workbench: Workbench;
let folder: string;
let deployed: RunningLocalService;

beforeAll(async () => {
  folder = await makeTemporary('desk');
  await writeSamProject(join(folder, 'orders'), 'declared');
  await writeCdkProject(join(folder, 'shop'));
  await writeUnbuiltProject(join(folder, 'stock'));
  await writeParameterProject(join(folder, 'returns'));
  await writeUnreadCdkProject(join(folder, 'mails'));
  await writeSamProject(join(folder, '.deployed'), 'deployed');
  deployed = await startLocalService({ template: join(folder, '.deployed', 'template.yaml') });
  const config = join(folder, '.aws-config');
  await writeFile(config, '[profile dev]\nregion = us-east-1\n');
  vi.stubEnv('AWS_CONFIG_FILE', config);
  const connection = {
    name: 'Deployed',
    kind: 'endpoint',
    endpoint: deployed.endpoint,
    region: 'us-east-1',
    testCredentials: true,
  };
  workbench = await Workbench.open({
    folder,
    settings: {
      'dwell.connections': [{ name: 'Local', kind: 'local' }, connection],
      // Text that is drawn cannot be read.
      'terminal.integrated.gpuAcceleration': 'off',
    },
  });
  await workbench.openView('Lambda');
  const tree = workbench.tree('Functions');
  await tree.expand('Local');
  for (const project of ['orders', 'shop', 'stock']) await tree.expand(project);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await workbench?.close();
  await deployed?.stop();
  await removeTemporary(folder);
});

async function countInvocations(): Promise<number> {
  const first = workbench.tree('Invocations').rows.first();
  return (await first.count()) === 0 ? 0 : Number(await first.getAttribute('aria-setsize'));
}

/** Local may have just restarted: its rows are then redrawn, and one can move away under the click. */
async function invoke(functionName: string): Promise<void> {
  const before = await countInvocations();
  await waitFor('an invocation', async () => {
    await workbench.tree('Functions').clickAction(functionName, 'Invoke Synchronously');
    const isSent = async () => ((await countInvocations()) > before ? true : undefined);
    return waitFor('its row', isSent, 10_000).catch(() => undefined);
  });
}

test.each([
  ['a SAM project in TypeScript', 'create-order', 'create.ts', 2],
  ['a CDK project', 'price-order', 'price.ts', 11],
])('%s runs, runs as saved, and fails with a frame that leads to its line', async (_, name, file, total) => {
  await workbench.runCommand('View: Close All Editors');
  await (await workbench.tree('Functions').openContextMenu(name)).choose('Open Handler');
  const source = workbench.editor(file);
  await source.lens('Invoke').first().waitFor();
  await invoke(name);
  await workbench.panelText(new RegExp(`Succeeded[\\s\\S]*"total": ${total},`));

  await source.setText(handlerSource(`${total} + 40`));
  await source.save();
  await invoke(name);
  await workbench.panelText(new RegExp(`Succeeded[\\s\\S]*"total": ${total + 40},`));

  await source.setText(handlerSource('((): number => { throw new RangeError("no such price"); })()'));
  await source.save();
  await invoke(name);
  await workbench.panelText(/Failed[\s\S]*RangeError[\s\S]*no such price/);
  await source.tab.first().click();
  await workbench.page.keyboard.press('ControlOrMeta+Home');
  const frame = (await workbench.panelFrame()).getByRole('button', { name: `${file}:3` });
  await frame.first().click();
  await workbench.page
    .locator('.statusbar')
    .getByText(/Ln 3, Col/)
    .waitFor();
  expect(await workbench.notifications()).toEqual([]);
  await source.setText(handlerSource(String(total)));
  await source.save();
});

describe('Choose Identity and Environment…', () => {
  const total = 2;

  function answer(rest: string): RegExp {
    return new RegExp(`Succeeded[\\s\\S]*"total": ${total},\\s*${rest}`);
  }

  async function choose(label: string): Promise<void> {
    const menu = await workbench.tree('Functions').openContextMenu('orders');
    await menu.choose('Choose Identity and Environment…');
    await workbench.quickPick.choose(label);
  }

  /** Local starts again with each choice. */
  async function untilAnswered(rest: string): Promise<void> {
    await workbench.runCommand('View: Close All Editors');
    await invoke('create-order');
    await workbench.panelText(answer(rest));
  }

  test('is checked where the choice is, and says what was declared without one', async () => {
    const menu = await workbench.tree('Functions').openContextMenu('orders');
    await menu.choose('Choose Identity and Environment…');
    const items = await workbench.quickPick.items();
    expect(items.map((item) => item.split(/…| {1}(?=Calls|dwell|As the)/)[0])).toEqual([
      'No Account',
      'Profile or Assumed Role',
      'Endpoint',
      'From Settings',
      'Declared Variables',
      'Env File',
      'Environment of Deployed Functions',
    ]);
    await workbench.quickPick.cancel();
    await untilAnswered('"stage": "declared"\\s*}');
  });

  test('an env file overrides the declared variables', async () => {
    await choose('Env File…');
    const dialog = workbench.page.locator('.quick-input-widget');
    const use = dialog.getByRole('button', { name: 'Use Env File' });
    await use.waitFor();
    await workbench.quickPick.type(join(folder, 'orders', '.env.test'));
    await use.click();
    await dialog.waitFor({ state: 'hidden' });
    await untilAnswered('"stage": "file"\\s*}');
  });

  test('a profile is what the SDKs in the function read', async () => {
    await choose('Profile or Assumed Role…');
    await workbench.quickPick.choose('dev');
    await untilAnswered('"stage": "file",\\s*"profile": "dev"');
  });

  test('the environment of the deployed function is asked for, and used after a confirmation only', async () => {
    await choose('Environment of Deployed Functions…');
    await workbench.quickPick.choose('Deployed');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog
      .getByText('Run the functions of orders with the environment of the deployed ones (Deployed)?')
      .waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await untilAnswered('"stage": "file",');

    await choose('Environment of Deployed Functions…');
    await workbench.quickPick.choose('Deployed');
    await dialog.getByRole('button', { name: 'Use Environment' }).click();
    await untilAnswered('"stage": "deployed",\\s*"profile": "dev"');
  });
});

describe('what cannot run or be read yet', () => {
  function terminal(): Locator {
    return workbench.page.locator('.part.panel .terminal-wrapper.active .xterm-rows');
  }

  test('a function that is not built says so, with the command in a terminal', async () => {
    await invoke('count-stock');
    const failed = await workbench.panelText(/is TypeScript and is not built/);
    expect(failed).toContain('src/count.tsx is TypeScript and is not built: run `sam build`');
    const center = await workbench.showNotifications();
    await center.getByRole('button', { name: 'Open Terminal' }).click();
    await terminal().getByText('sam build').first().waitFor();
  });

  test('a CDK app without cdk.out is synthesized with a click, and its functions appear', async () => {
    const tree = workbench.tree('Functions');
    // A hover of the row above would be in the way.
    await workbench.page.mouse.move(0, 0);
    await tree.row(/^mails: CDK app without cdk.out/).click();
    await tree.row('mails').waitFor();
    await tree.expand('mails');
    await invoke('send-mail');
    await workbench.panelText(/Succeeded[\s\S]*"sent"/);
  });

  test('a parameter without a value leads to the setting that gives it one', async () => {
    const tree = workbench.tree('Functions');
    await tree.row(/parameter Stage has no value/).click();
    await workbench.tab('Settings').waitFor();
    await workbench.page.locator('.settings-editor').getByText('Parameters', { exact: true }).first().waitFor();
    await workbench.setSettings({ 'dwell.local.parameters': { Stage: 'test' } });
    await tree.row(/parameter Stage has no value/).waitFor({ state: 'detached' });
  });

  test('a template of the settings that is not there leads to the setting', async () => {
    await workbench.setSettings({ 'dwell.local.template': 'no.yaml' });
    const tree = workbench.tree('Functions');
    await tree.row(/no\.yaml does not exist/).click();
    const text = await waitFor('the setting', async () => {
      const shown = await workbench.page.locator('.settings-editor').innerText();
      return shown.includes('Template') ? shown : undefined;
    });
    expect(text).toContain('The only SAM or CloudFormation template');
  });
});
