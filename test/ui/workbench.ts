import { mkdir } from 'node:fs/promises';
import { type Browser, chromium, type Frame, type Locator, type Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../tools/machine/browser.mjs';
import { inHostRoot, projectRoot } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { calmSettings } from '../tools/vscode/calmSettings.mjs';
import { copySamples } from '../tools/vscode/samplesCopy.mjs';
import { type RunningServer, startServer, writeMachineSettings } from '../tools/vscode/server.mjs';
import { findServerHost } from '../tools/vscode/serverInstall.mjs';
import { JsonEditor } from './jsonEditor';
import { QuickPick } from './quickPick';
import { TreeView } from './treeView';
import { visibleText } from './visibleText';

export type Theme = 'Dark Modern' | 'Light Modern' | 'Default High Contrast' | 'Default High Contrast Light';

export interface WorkbenchOptions {
  /** Settings of the machine: `{ 'dwell.local.retryDelays': [1, 2] }`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folder to open; without it a fresh copy of `samples/`, deleted at the end. */
  readonly folder?: string;
  /** An empty window: no folder is open. */
  readonly isEmpty?: boolean;
  /** Absolute path of an extension in development; without it this project. */
  readonly development?: string;
  /** A folder with the installed extension: then none is in development. */
  readonly extensionsDir?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Of VS Code's server. */
  readonly env?: NodeJS.ProcessEnv;
  /** Workspace trust is asked for, as it is for users. */
  readonly isTrustAsked?: boolean;
}

/** Typed text stays as typed. */
const testSettings = {
  'workbench.colorTheme': 'Dark Modern',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
};

const defaultViewport = { width: 1280, height: 800 };

/**
 * A real VS Code with the extension, driven in Chromium. Everything it starts ends with `close()`. All waits are for
 * something on the screen; a `PlaywrightTimeout` says what did not come.
 */
export class Workbench {
  private constructor(
    readonly page: Page,
    /** The open workspace folder. */
    readonly folder: string,
    private readonly browser: Browser,
    private readonly server: RunningServer,
    private readonly stateDir: string,
    private settings: Readonly<Record<string, unknown>>,
    private readonly ownedFolder: string | undefined,
  ) {}

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const host = await findServerHost();
    const executablePath = findBrowser();
    if (!host || !executablePath)
      throw new Error('No VS Code server or no Chromium here: `npm test ui` installs both.');
    const stateDir = await makeTemporary('ui');
    const isSampled = options.folder === undefined && options.isEmpty !== true;
    const ownedFolder = isSampled ? await copySamples() : undefined;
    const folder = options.folder ?? ownedFolder ?? '';
    const settings = { ...calmSettings, ...testSettings, ...options.settings };
    const server = await startServer({
      host,
      dataDir: stateDir,
      settings,
      isTrustAsked: options.isTrustAsked ?? false,
      extensionsDir: options.extensionsDir,
      env: options.env,
    });
    const browser = await chromium.launch({ executablePath, args: [...browserArgs] });
    const page = await browser.newPage({ viewport: options.viewport ?? defaultViewport });
    page.setDefaultTimeout(60_000);
    const workbench = new Workbench(page, folder, browser, server, stateDir, settings, ownedFolder);
    try {
      const development = options.extensionsDir ? undefined : (options.development ?? projectRoot);
      await page.goto(server.address(options.isEmpty === true ? { development } : { folder, development }));
      await workbench.waitUntilReady();
    } catch (error) {
      await workbench.screenshot('failed-to-open');
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await removeTemporary(this.stateDir);
    await removeTemporary(this.ownedFolder);
  }

  /** Runs a command of the palette by its title, `Lambda: Invoke Function…`. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const palette = new QuickPick(this.page);
    await palette.type(`>${title}`);
    await palette.choose(title);
  }

  /** Shows a container of the activity bar. */
  async openView(name: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await this.page.locator('.sidebar .composite.title').getByText(name, { exact: true }).waitFor();
  }

  /** A tree view of the side bar, by its title. */
  tree(title: string): TreeView {
    return new TreeView(this.page, title);
  }

  get quickPick(): QuickPick {
    return new QuickPick(this.page);
  }

  /** The editor whose tab has this label. */
  editor(label: string | RegExp): JsonEditor {
    return new JsonEditor(this.page, label);
  }

  /** Labels of the open tabs, left to right. */
  async tabs(): Promise<readonly string[]> {
    return this.page.locator('.tabs-container .tab .label-name').allTextContents();
  }

  tab(label: string | RegExp): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: label });
  }

  /** The texts of all notifications that came and were not closed: toasts hide, and wait behind the bell. */
  async notifications(): Promise<readonly string[]> {
    const center = await this.showNotifications();
    const texts = await center.locator('.notification-list-item-message').allInnerTexts();
    await this.runCommand('Notifications: Hide Notifications');
    await center.waitFor({ state: 'hidden' });
    return texts;
  }

  /** Opens the list behind the bell. */
  async showNotifications(): Promise<Locator> {
    await this.runCommand('Notifications: Show Notifications');
    const center = this.page.locator('.notifications-center.visible');
    await center.waitFor();
    return center;
  }

  /** The panel on screen, the newest of several: the nested frame that holds `#app`. */
  async panelFrame(): Promise<Frame> {
    return waitFor('a panel with #app', async () => {
      for (const frame of this.page.frames().reverse()) {
        // A frame may be replaced while it is asked: then it is not the one.
        if (await isPanelOnScreen(frame).catch(() => false)) return frame;
      }
      return undefined;
    });
  }

  /** Text of the panel as a reader sees it, once it contains `wanted`. */
  async panelText(wanted: string | RegExp, timeoutMs = 60_000): Promise<string> {
    return waitFor(
      `"${wanted}" in the panel`,
      async () => {
        const text = await visibleText((await this.panelFrame()).locator('#app')).catch(() => '');
        const isThere = typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
        return isThere ? text : undefined;
      },
      timeoutMs,
      async () => `It says:\n${await visibleText((await this.panelFrame()).locator('#app'))}`,
    );
  }

  /** Changes settings of the machine, as a user would in the settings file, and waits for nothing. */
  async setSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.settings = { ...this.settings, ...settings };
    await writeMachineSettings(this.stateDir, this.settings);
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.setSettings({ 'workbench.colorTheme': theme });
    await this.page.locator(`.monaco-workbench[class*="${themeClasses[theme]}"]`).waitFor();
    // Parts of the workbench fade from one theme's colors to the next.
    await this.page.evaluate(async () => {
      const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
      await Promise.allSettled(fading.map((one) => one.finished));
    });
  }

  /** Another window comes to the front, or this one again: headless pages always believe that they have the focus. */
  async setFocused(isFocused: boolean): Promise<void> {
    await this.page.evaluate((has) => {
      document.hasFocus = () => has;
      window.dispatchEvent(new Event(has ? 'focus' : 'blur'));
    }, isFocused);
  }

  /** Reloads the window: the extension host starts anew, panels come back by themselves. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.waitUntilReady();
  }

  /** A PNG at `path`, or under `.vscode-test/screenshots` for a bare name. */
  async screenshot(nameOrPath: string): Promise<string> {
    const isPath = /[\\/]/.test(nameOrPath);
    if (!isPath) await mkdir(inHostRoot('screenshots'), { recursive: true });
    const path = isPath ? nameOrPath : inHostRoot('screenshots', `${nameOrPath}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  private async waitUntilReady(): Promise<void> {
    await this.page.locator('.activitybar').getByRole('tab', { name: 'Explorer' }).waitFor({ timeout: 60_000 });
    await this.page.locator('.activitybar').getByRole('tab', { name: 'Lambda' }).waitFor({ timeout: 60_000 });
  }
}

/** VS Code hides the outer frame of a panel whose tab is not in front; inside, everything counts as visible. */
async function isPanelOnScreen(frame: Frame): Promise<boolean> {
  if (!(await frame.locator('#app').isVisible())) return false;
  for (let inner = frame; ; ) {
    const outer = inner.parentFrame();
    if (!outer) return true;
    if (!(await (await inner.frameElement()).isVisible())) return false;
    inner = outer;
  }
}

/** The part of the workbench's class that names the theme; two themes share `vs-dark`. */
const themeClasses: Readonly<Record<Theme, string>> = {
  'Dark Modern': 'vscode-theme-defaults-themes-dark_modern',
  'Light Modern': 'vscode-theme-defaults-themes-light_modern',
  'Default High Contrast': 'vscode-theme-defaults-themes-hc_black',
  'Default High Contrast Light': 'vscode-theme-defaults-themes-hc_light',
};

/** Asks again until there is an answer; for what no locator can wait for. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  timeoutMs = 60_000,
  explain: () => Promise<string> = async () => '',
): Promise<T> {
  const untilMs = Date.now() + timeoutMs;
  while (Date.now() < untilMs) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}. ${await explain()}`);
}
