import { createServer, type Server } from 'node:http';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserArgs, findBrowser } from '../../tools/machine/browser.mjs';
import { type FrontService, startFrontService } from './frontService';

let [service, browser, site]: [FrontService | undefined, Browser | undefined, Server | undefined] = [
  undefined,
  undefined,
  undefined,
];

const executablePath = findBrowser();

beforeAll(async () => {
  if (executablePath === undefined) return;
  service = await startFrontService();
  browser = await chromium.launch({ executablePath, args: [...browserArgs] });
});

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => (site === undefined ? resolve(undefined) : site.close(resolve)));
  await service?.stop();
});

test.skipIf(executablePath === undefined)(
  'a browser shows a function URL, and a page of another origin calls an API',
  async () => {
    if (service === undefined || browser === undefined) throw new Error('not started');
    const page = await browser.newPage();
    await page.goto(await service.originOf('streams', 'function-url'));
    expect(await page.locator('body').innerText()).toBe('first second');
    site = createServer((_request, response) => response.end('<title>shop</title>'));
    await new Promise<void>((resolve) => site?.listen(0, '127.0.0.1', resolve));
    const address = site.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    const call = (url: string, method: string) =>
      page.evaluate(
        ([to = '', how = '']) =>
          fetch(to, { method: how, body: how === 'POST' ? '{"a":1}' : null })
            .then(async (response) => `${response.status} ${(await response.json()).body}`)
            .catch(() => 'blocked'),
        [url, method],
      );
    const http = await service.originOf('echo', 'api-gateway', '/orders/');
    expect(await call(`${http}/orders/1`, 'POST')).toBe('200 {"a":1}');
    // Its configuration names another origin: the browser keeps the response from the page.
    expect(await call(await service.originOf('echo', 'function-url'), 'POST')).toBe('blocked');
  },
);
