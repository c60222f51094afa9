import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../../tools/temporary.mjs';
import { Workbench, type WorkbenchOptions } from '../workbench';

/** A workbench over a copy of the sample of a durable function, which finds the project's own copy of AWS's SDK. */
export class DurableWorkspace {
  private constructor(
    readonly workbench: Workbench,
    readonly folder: string,
  ) {}

  static async open(options: WorkbenchOptions = {}): Promise<DurableWorkspace> {
    const folder = await makeTemporary('durable');
    await cp(inProject('samples-durable'), folder, { recursive: true });
    const packages = join(folder, 'functions', 'order', 'node_modules');
    await mkdir(packages);
    await symlink(inProject('node_modules', '@aws'), join(packages, '@aws'));
    const workbench = await Workbench.open({ ...options, folder });
    await workbench.openView('Lambda');
    await workbench.tree('Functions').row('order').waitFor();
    return new DurableWorkspace(workbench, folder);
  }

  async close(): Promise<void> {
    await this.workbench.close();
    await removeTemporary(this.folder);
  }

  /** Clicks a button of the panel on screen. */
  async press(name: string): Promise<void> {
    await (await this.workbench.panelFrame()).getByRole('button', { name, exact: true }).first().click();
  }

  /** Sends a result to the callback that the panel's execution waits for. */
  async answer(result: string): Promise<void> {
    await this.press('Succeed…');
    const document = this.workbench.editor(/^approval-/);
    await document.setText(result);
    await document.lens('Send Result').click();
  }

  /** Ids of the running local services of this folder. */
  async services(): Promise<readonly number[]> {
    const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const commands = await Promise.all(
      ids.map(async (id) => ({ id, command: await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '') })),
    );
    return commands.flatMap(({ id, command }) =>
      command.includes('local.js\0') && command.includes(this.folder) ? [Number(id)] : [],
    );
  }
}
