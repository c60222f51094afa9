import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../tools/project.mjs';
import { Workbench, type WorkbenchOptions } from '../workbench';

/** Long enough for a slow machine that does other things as well. */
export const patienceMs = 60_000;

/** A workbench over a copy of `project`: a queue with a dead-letter queue, a stream, and their functions. */
export class PolledWorkspace {
  private constructor(
    readonly workbench: Workbench,
    readonly folder: string,
  ) {}

  static async open(options: WorkbenchOptions = {}): Promise<PolledWorkspace> {
    const folder = await mkdtemp(join(tmpdir(), 'dwell-polled-'));
    await cp(inProject('test/ui/polled/project'), folder, { recursive: true });
    const workbench = await Workbench.open({ ...options, folder });
    await workbench.openView('Lambda');
    await workbench.tree('Functions').expand('Local');
    await workbench.tree('Functions').row('take-orders').waitFor({ timeout: patienceMs });
    return new PolledWorkspace(workbench, folder);
  }

  async close(): Promise<void> {
    await this.workbench.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Opens the row of a function's only trigger, by the name of its service. */
  async openTrigger(functionName: string, service: string): Promise<void> {
    const functions = this.workbench.tree('Functions');
    await functions.expand(functionName);
    await functions.expand('Triggers');
    await functions.row(service).waitFor({ timeout: patienceMs });
  }

  /** Sends what is typed to the source of a trigger. */
  async send(service: string, text: string): Promise<void> {
    await this.workbench.tree('Functions').clickAction(service, 'Send Record and Follow');
    await this.workbench.quickPick.choose(/^\s*Type the/);
    // The box takes the place of the list: what is typed before that goes to the list.
    await this.workbench.page
      .locator('.quick-input-widget')
      .getByText(/The text of the|The item as JSON/)
      .waitFor();
    await this.workbench.quickPick.enter(text);
  }
}
