import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Invocation } from '../../src/model/invocation/invocation';
import type { ShownExecution } from '../../src/protocol/shownExecution';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import { startMs } from '../webview/fixtures/segments';
import { PanelPage } from '../webview/panelPage';

const traceId = '1-6a74b1e8-0123456789abcdef01234567';
const subject = { kind: 'trace', connectionId: 'local:Local', traceId } as const;

/** What was measured in one panel. Milliseconds that its thread worked, but for counts: what other programs do does not count. */
export interface PageFigures {
  /** From the first line of the page to the message that asks for its content. */
  readonly emptyMs: number;
  readonly parseMs: number;
  /** From the message with the documents to the end of the frame that shows the first row. */
  readonly firstMs: number;
  /** The same by the clock on the wall. */
  readonly firstWallMs: number;
  readonly heapGrowthMb: number;
  readonly rowCount: number;
}

export interface UseFigures {
  readonly jankyFrames: number;
  readonly p95FrameMs: number;
  readonly maxElements: number;
  readonly collapseFrames: number;
  readonly expandFrames: number;
  readonly zoomFrames: number;
}

/** A panel that shows the documents with every row open, and what that took. */
export async function openWhole(
  browser: Browser,
  documents: readonly string[],
): Promise<{ readonly panel: PanelPage; readonly figures: PageFigures }> {
  const { rows } = buildWaterfall(parseTrace(documents));
  const state = {
    subject,
    openedRows: rows.flatMap(({ id, hasChildren }) => (hasChildren ? [id] : [])),
    showsEverySibling: true,
  };
  const size = { width: 1_400, height: 900 };
  const panel = await PanelPage.open(browser, { nowMs: startMs, ...size, isMeasured: true, state, onPage: startClock });
  const { page } = panel;
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate(
    (message) => {
      Object.assign(window, { benchMessage: message });
    },
    {
      type: 'showTrace',
      subject,
      trace: { origin: 'Local', traceId, documents, isTraceLimitExceeded: false },
      durableFunctions: [],
      hostNowMs: startMs,
    },
  );
  await page.evaluate(() => {
    const { benchMessage } = window as unknown as { benchMessage: { trace: { documents: string[] } } };
    performance.mark('parse');
    for (const text of benchMessage.trace.documents) JSON.parse(text);
    performance.mark('parsed');
  });
  const before = await heapMb(devtools);
  const firstWallMs = await firstFrameMs(page, '.grid-canvas > .row');
  const between = await stopClock(browser);
  const heapGrowthMb = (await heapMb(devtools)) - before;
  const rowCount = Number(await page.getByRole('treegrid').getAttribute('aria-rowcount')) - 1;
  const times = {
    emptyMs: between('page', 'ready'),
    parseMs: between('parse', 'parsed'),
    firstMs: between('message', 'frame'),
  };
  return { panel, figures: { ...times, firstWallMs, heapGrowthMb, rowCount } };
}

/** Has Chromium write down when marks were set, by the clock of the thread that sets them. */
async function startClock(page: Page): Promise<void> {
  await page
    .context()
    .browser()
    ?.startTracing(page, { categories: ['blink.user_timing'] });
}

/** The milliseconds for which the page's thread worked between two marks. */
async function stopClock(browser: Browser): Promise<(from: string, to: string) => number> {
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const times = new Map<string, number>();
  for (const { name, tts } of traceEvents) if (typeof tts === 'number') times.set(name, tts / 1_000);
  return (from, to) => (times.get(to) ?? Number.NaN) - (times.get(from) ?? Number.NaN);
}

/** By the clock on the wall: from the message in `benchMessage` to the end of the frame that shows what `selector` finds. */
function firstFrameMs(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const { benchMessage } = window as unknown as { benchMessage: unknown };
        const from = performance.now();
        performance.mark('message');
        window.dispatchEvent(new MessageEvent('message', { data: benchMessage }));
        const look = () => {
          if (document.querySelector(wanted) === null) {
            requestAnimationFrame(look);
            return;
          }
          // The task after this frame: by then it is painted.
          setTimeout(() => {
            performance.mark('frame');
            resolve(performance.now() - from);
          });
        };
        look();
      }),
    selector,
  );
}

/** What a first frame takes once the page is there: the thread's milliseconds, and the wall's. */
export interface FirstFrame {
  readonly threadMs: number;
  readonly wallMs: number;
}

/** The first frame of an invocation, in five panels. */
export function firstPictures(browser: Browser, invocation: Invocation): Promise<readonly FirstFrame[]> {
  const nowMs = invocation.sentMs + 60_000;
  const shown = { kind: 'invocation', invocationId: invocation.id };
  const message = { type: 'showInvocation', subject: shown, invocation, hostNowMs: nowMs };
  return firstFrames(browser, message, 'main h1');
}

/** The same of a durable execution, to its first row. */
export function firstExecutions(browser: Browser, execution: ShownExecution): Promise<readonly FirstFrame[]> {
  const { executionArn = '' } = execution;
  const shown = { kind: 'execution', connectionId: 'local:Local', executionArn };
  const message = { type: 'showExecution', subject: shown, execution, hostNowMs: startMs };
  return firstFrames(browser, message, '.grid-canvas > .row');
}

async function firstFrames(
  browser: Browser,
  message: { readonly hostNowMs: number },
  selector: string,
): Promise<readonly FirstFrame[]> {
  const all: FirstFrame[] = [];
  for (let round = 0; round < 5; round += 1) {
    const size = { width: 1_400, height: 900 };
    const options = { nowMs: message.hostNowMs, ...size, isMeasured: true, onPage: startClock };
    const { page } = await PanelPage.open(browser, options);
    await page.evaluate((sent) => {
      Object.assign(window, { benchMessage: sent });
    }, message);
    const wallMs = await firstFrameMs(page, selector);
    all.push({ threadMs: (await stopClock(browser))('message', 'frame'), wallMs });
    await page.context().close();
  }
  return all;
}

async function heapMb(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

/** Scrolls 240 frames, 120 of them slowly, then to the end and back; collapses and opens the first row; zooms. */
export function useIt({ page }: PanelPage): Promise<UseFigures> {
  return page.evaluate(async () => {
    const found = document.querySelector<HTMLElement>('[role="treegrid"]');
    if (found === null) throw new Error('There is no waterfall.');
    const grid = found;
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const deltas: number[] = [];
    let maxElements = 0;
    const height = grid.scrollHeight;
    // Read back, the position would cost a layout that scrolling does not.
    let top = 0;
    let last = await frame();
    for (let index = 0; index < 240; index += 1) {
      if (index < 120) top += 180;
      else top = index < 180 ? (height * (index - 119)) / 60 : (height * (239 - index)) / 60;
      grid.scrollTop = top;
      const now = await frame();
      deltas.push(now - last);
      last = now;
      if (index % 20 === 0) maxElements = Math.max(maxElements, grid.querySelectorAll('*').length);
    }
    grid.scrollTop = 0;
    await frame();
    await frame();

    /** Frames until what a key does is on the screen. */
    const framesOf = async (key: string, isDone: () => boolean): Promise<number> => {
      await frame();
      const from = await frame();
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      let now = from;
      for (let count = 0; count < 100; count += 1) {
        now = await frame();
        if (isDone()) return Math.max(1, Math.round((now - from) / (1000 / 60)));
      }
      throw new Error(`${key} did nothing.`);
    };
    const count = () => Number(grid.getAttribute('aria-rowcount'));
    const all = count();
    document.querySelector<HTMLElement>('.grid-canvas > .row')?.focus();
    const collapseFrames = await framesOf('ArrowLeft', () => count() < all);
    const expandFrames = await framesOf('ArrowRight', () => count() === all);
    const text = () => document.querySelector('.overview-text')?.textContent;
    const before = text();
    const zoomFrames = await framesOf('+', () => text() !== before);
    const sorted = deltas.toSorted((a, b) => a - b);
    return {
      jankyFrames: deltas.filter((delta) => delta > 25).length,
      p95FrameMs: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      maxElements,
      collapseFrames,
      expandFrames,
      zoomFrames,
    };
  });
}
