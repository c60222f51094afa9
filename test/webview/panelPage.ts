import { readFile } from 'node:fs/promises';
import { type BuildResult, build, type Plugin } from 'esbuild';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import type { Invocation } from '../../src/model/invocation/invocation';
import type { FromPanel, ToPanel } from '../../src/protocol/panelMessages';
import type { ShownExecution } from '../../src/protocol/shownExecution';
import { browserArgs, findBrowser } from '../tools/machine/browser.mjs';
import { darkModern, type Theme } from './themes';

/** How the page is opened. Times are the host's and the browser's alike. */
export interface PanelOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly nowMs: number;
  /** What `getState` returns: an earlier life of the panel. */
  readonly state?: unknown;
  /** For measuring: time goes on by itself, and the page is that of `dist/`. */
  readonly isMeasured?: boolean;
  /** Called before the page is opened. */
  readonly onPage?: (page: Page) => Promise<void>;
}

/** A state in which the sections that are closed at first are open. */
export const everythingOpen = { openedSections: ['details', 'anatomy', 'steps'] } as const;

const origin = 'https://panel.test';
const nonce = 'nonce-of-the-test';

/** The panel in a browser, with a page around it as the host makes it. */
export class PanelPage {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly options: PanelOptions,
  ) {}

  static async open(browser: Browser, options: PanelOptions): Promise<PanelPage> {
    const { width = 800, height = 900 } = options;
    const context = await browser.newContext({ viewport: { width, height }, timezoneId: 'UTC' });
    const page = await context.newPage();
    const panel = new PanelPage(page, options);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') panel.complaints.push(message.text());
    });
    page.on('pageerror', (error) => panel.complaints.push(error.message));
    await options.onPage?.(page);
    if (options.isMeasured !== true) {
      // The installed clock runs until it is paused, which it only can be in its future.
      await page.clock.install({ time: options.nowMs - 3_600_000 });
      await page.clock.pauseAt(options.nowMs);
    }
    await page.route(`${origin}/**`, async (route) => {
      const found = await panel.fileOf(new URL(route.request().url()).pathname);
      await (found === undefined ? route.fulfill({ status: 404 }) : route.fulfill(found));
    });
    await page.goto(`${origin}/`);
    // Effects run after the next frame, and frames come from the clock.
    if (options.isMeasured === true) await page.waitForFunction(() => window.posted.length > 0);
    else await page.clock.runFor(100);
    return panel;
  }

  showInvocation(invocation: Invocation, nowMs = this.options.nowMs, isPaused = false): Promise<void> {
    const subject = { kind: 'invocation', invocationId: invocation.id } as const;
    return this.send({ type: 'showInvocation', subject, invocation, hostNowMs: nowMs, isPaused });
  }

  showTrace(
    documents: readonly string[],
    change: Partial<Extract<ToPanel, { type: 'showTrace' }>['trace']> = {},
  ): Promise<void> {
    const traceId = '1-6a74b1e8-0123456789abcdef01234567';
    return this.send({
      type: 'showTrace',
      subject: { kind: 'trace', connectionId: 'local:Local', traceId },
      durableFunctions: [],
      trace: { origin: 'Local', traceId, documents, isTraceLimitExceeded: false, notice: undefined, ...change },
      hostNowMs: this.options.nowMs,
    });
  }

  showExecution(execution: ShownExecution, nowMs = this.options.nowMs): Promise<void> {
    const { executionArn = '' } = execution;
    const subject = { kind: 'execution', connectionId: 'local:Local', executionArn } as const;
    return this.send({ type: 'showExecution', subject, execution, hostNowMs: nowMs });
  }

  async send(message: unknown): Promise<void> {
    await this.page.evaluate((data) => {
      window.dispatchEvent(new MessageEvent('message', { data }));
    }, message);
    await this.page.clock.runFor(100);
  }

  /** What the panel has sent to the host. */
  posted(): Promise<readonly FromPanel[]> {
    return this.page.evaluate(() => window.posted);
  }

  state(): Promise<unknown> {
    return this.page.evaluate(() => window.savedState);
  }

  /** The list of steps, a line each, as a reader sees it. */
  async steps(): Promise<readonly string[]> {
    const items = await this.page.locator('.steps > li').all();
    return Promise.all(items.map(readText));
  }

  /** The mounted rows in the order of the page: indented names and durations. */
  rows(): Promise<readonly string[]> {
    return this.page.locator('.grid-canvas > .row').evaluateAll((rows) =>
      rows.map((row) => {
        const level = Number(row.getAttribute('aria-level'));
        const expanded = row.getAttribute('aria-expanded');
        const fold = expanded === 'true' ? 'v' : '>';
        const sign = expanded === null ? ' ' : fold;
        const [name, , duration] = Array.from(row.children, (cell) => cell.textContent);
        return `${'  '.repeat(level - 1)}${sign} ${name}  ${duration}`;
      }),
    );
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private async fileOf(path: string): Promise<{ contentType: string; body: string | Buffer } | undefined> {
    switch (path) {
      case '/':
        return { contentType: 'text/html', body: htmlOf(this.options) };
      case '/panel.js':
        return { contentType: 'text/javascript', body: await this.textOf('panel.js') };
      case '/map.js':
        return { contentType: 'text/javascript', body: await this.textOf('map.js') };
      case '/panel.css':
        return { contentType: 'text/css', body: await this.textOf('panel.css') };
      case '/theme.css':
        return { contentType: 'text/css', body: themeCss(this.options.theme ?? darkModern) };
      case '/codicon.css':
        return { contentType: 'text/css', body: await readFile(`${this.iconFolder}/codicon.css`) };
      case '/codicon.ttf':
        return { contentType: 'font/ttf', body: await readFile(`${this.iconFolder}/codicon.ttf`) };
      default:
        return undefined;
    }
  }

  private get iconFolder(): string {
    return this.options.isMeasured === true ? 'dist' : 'node_modules/@vscode/codicons/dist';
  }

  private async textOf(name: keyof Bundle): Promise<string> {
    return this.options.isMeasured === true ? readFile(`dist/${name}`, 'utf8') : (await bundle())[name];
  }
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium found: install it with "apt-get install chromium".');
  return chromium.launch({ executablePath, args: browserArgs });
}

declare global {
  interface Window {
    posted: FromPanel[];
    savedState: unknown;
  }
}

/** The text as it is seen: parts side by side keep a blank between them, however many there are in the page. */
export async function readText(locator: Locator): Promise<string> {
  return (await locator.innerText()).replace(/\s+/g, ' ').trim();
}

/** `map.js` is what is loaded with the first map. */
type Bundle = Readonly<Record<'panel.js' | 'panel.css' | 'map.js', string>>;

let bundled: Promise<Bundle> | undefined;

/** The panel of the sources as they are, built as esbuild.mjs builds it. */
function bundle(): Promise<Bundle> {
  bundled ??= buildPanel();
  return bundled;
}

async function buildPanel(): Promise<Bundle> {
  const shared = { outdir: 'dist', bundle: true, write: false, platform: 'browser', target: 'chrome138' } as const;
  const mapApart: Plugin = {
    name: 'map-apart',
    setup: ({ onResolve }) => onResolve({ filter: /\/mapSide$/ }, () => ({ path: './map.js', external: true })),
  };
  const [panel, map] = await Promise.all([
    build({
      ...shared,
      entryPoints: { panel: 'src/webview/main.tsx' },
      format: 'iife',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      plugins: [mapApart],
    }),
    build({ ...shared, entryPoints: { map: 'src/webview/map/mapSide.ts' }, format: 'esm' }),
  ]);
  const textOf = ({ outputFiles }: BuildResult<typeof shared>, end: string) =>
    outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { 'panel.js': textOf(panel, '.js'), 'panel.css': textOf(panel, '.css'), 'map.js': textOf(map, '.js') };
}

function themeCss({ tokens }: Theme): string {
  const lines = Object.entries(tokens).map(([name, value]) => `--vscode-${name}: ${value};`);
  return `:root { ${lines.join(' ')} } html { background: var(--vscode-editor-background); }`;
}

/** As the host writes it: nothing may load or run but what is named. */
function htmlOf({ theme = darkModern, state }: PanelOptions): string {
  const policy = `default-src 'none'; style-src ${origin}; font-src ${origin}; script-src 'nonce-${nonce}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Invocation</title>
<script nonce="${nonce}">performance.mark?.('page')</script>
<link rel="stylesheet" href="/theme.css">
<link rel="stylesheet" href="/codicon.css">
<link rel="stylesheet" href="/panel.css">
</head>
<body class="${theme.bodyClass}">
<div id="app"></div>
<script nonce="${nonce}">
window.posted = [];
window.savedState = ${JSON.stringify(state ?? null)} ?? undefined;
window.acquireVsCodeApi = () => ({
  postMessage: (message) => {
    if (window.posted.push(message) === 1) performance.mark?.('ready');
    if (message.requestId !== undefined) {
      queueMicrotask(() => window.dispatchEvent(new MessageEvent('message', { data: { type: 'reply', requestId: message.requestId, result: 'ok' } })));
    }
  },
  getState: () => window.savedState,
  setState: (state) => { window.savedState = JSON.parse(JSON.stringify(state)); },
});
</script>
<script nonce="${nonce}" src="/panel.js"></script>
</body>
</html>`;
}
