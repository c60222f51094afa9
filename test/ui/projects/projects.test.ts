import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../../tools/temporary.mjs';
import { Workbench } from '../workbench';

const fixtures = inProject('test/workspace/projects');

describe('a monorepo', () => {
  let workbench: Workbench;
  let folder: string;

  beforeAll(async () => {
    folder = await makeTemporary('monorepo');
    for (const name of ['sam-typescript', 'cdk', 'sam-nested']) {
      await cp(join(fixtures, name), join(folder, 'services', name), { recursive: true });
    }
    await cp(join(fixtures, 'cdk-new'), join(folder, 'cdk-new'), { recursive: true });
    workbench = await Workbench.open({ folder });
    await workbench.openView('Lambda');
  });

  afterAll(async () => {
    await workbench?.close();
    await removeTemporary(folder);
  });

  test('shows its projects by folder, and what helps where one cannot be read yet', async () => {
    const tree = workbench.tree('Functions');
    await tree.expand('Local');
    await tree.row('services/sam-nested').waitFor();
    expect((await tree.text()).split('\n').slice(1)).toEqual([
      '  services/cdk 5',
      '  services/sam-nested 2',
      '  services/sam-typescript 1',
      '  Queues and Streams',
      '  cdk-new: CDK app without cdk.out Run cdk synth',
    ]);
  });

  test('says below a function what of it could not be read', async () => {
    const tree = workbench.tree('Functions');
    await tree.expand('services/sam-nested');
    await tree.expand('Api');
    await tree.row('Environment variable KEY is not set: read from SSM Parameter Store at deployment.').waitFor();
  });

  test('opens handlers of TypeScript and CDK projects at their source', async () => {
    const tree = workbench.tree('Functions');
    await tree.expand('services/sam-typescript');
    await (await tree.openContextMenu('Create')).choose('Open Handler');
    await workbench.editor('create.ts').lens('Invoke').first().waitFor();
    await tree.expand('services/cdk');
    await (await tree.openContextMenu('PlainA7B8')).choose('Open Handler');
    await workbench.editor('plain.ts').lens('Invoke').first().waitFor();
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
