import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CountingServer } from '../../aws/countingServer';
import { Workbench, waitFor } from '../workbench';
import { HostileService, iconName, linkMessage, templateMessage } from './hostileService';

const token = 'ghp_of_the_reader';
/** `iconName` as labels have it: the mark that keeps the icon from being drawn has no width. */
const iconText = /\$\u200B\(trash\) prod/;
const linkLabel = '[Get the code](command:workbench.action.showAboutDialog)';

/** Text of others is text: nothing in it is a link, a command, an icon or a template. */
describe.each([
  ['trusted', false],
  ['in Restricted Mode', true],
] as const)('%s', (_mode, isTrustAsked) => {
  let workbench: Workbench;
  let service: HostileService;
  let refusing: CountingServer;

  beforeAll(async () => {
    vi.stubEnv('GITHUB_TOKEN', token);
    service = await HostileService.start();
    refusing = await HostileService.startRefusing();
    const place = { kind: 'endpoint', region: 'us-east-1', testCredentials: true };
    workbench = await Workbench.open({
      isTrustAsked,
      settings: {
        'dwell.connections': [
          { ...place, name: iconName, endpoint: service.url },
          { ...place, name: 'Refusing', endpoint: refusing.url },
        ],
      },
      viewport: { width: 1280, height: 1200 },
    });
    await workbench.openView('Lambda');
    if (isTrustAsked) await statusBar().getByText('Restricted Mode').waitFor();
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await workbench?.close();
    await service?.stop();
    await refusing?.stop();
  });

  /** The dialog that all hostile links of this file would open. */
  const about = (): Locator => workbench.page.locator('.monaco-dialog-box').filter({ hasText: 'Commit:' });

  const statusBar = (): Locator => workbench.page.locator('.statusbar');

  /** Clicks on the words that would be the link: the text around them stays, and nothing opens. */
  async function clickInVain(text: Locator, words: string): Promise<void> {
    await expectNoLinks(text);
    const place = await text.evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const start = (node.textContent ?? '').indexOf(wanted);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        const [{ x, y, width, height } = new DOMRect()] = range.getClientRects();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return undefined;
    }, words);
    if (place === undefined) throw new Error(`"${words}" is not one piece of text.`);
    await workbench.page.mouse.click(place.x, place.y);
    await text.waitFor();
    expect(await about().count()).toBe(0);
  }

  async function expectNoLinks(within: Locator): Promise<void> {
    expect(await within.locator('a').count()).toBe(0);
  }

  test('the dialog that must not open is known when it opens', async () => {
    await workbench.runCommand('Help: About');
    await about().waitFor();
    await workbench.page.keyboard.press('Escape');
    await about().waitFor({ state: 'detached' });
  });

  test('names are these characters in the tree', async () => {
    const tree = workbench.tree('Functions');
    await tree.expand(iconName);
    await tree.row('orders').waitFor();
    expect(await tree.text()).toContain(`${iconName} 127.0.0.1`);
    expect(await tree.text()).toContain(`\n  ${iconName} `);
    expect(await tree.pane.locator('.monaco-icon-name-container .codicon').count()).toBe(0);
  });

  test('and in pickers and the status bar', async () => {
    await statusBar()
      .getByRole('button', { name: /Connection for workspace functions/ })
      .click();
    const picker = workbench.page.locator('.quick-input-widget');
    expect((await workbench.quickPick.items()).join('\n')).toContain(iconName);
    expect(await picker.locator('.codicon-trash').count()).toBe(0);
    await workbench.quickPick.choose(iconText);
    const item = statusBar().getByRole('button', {
      name: `Connection for workspace functions: ${iconName}`,
      exact: true,
    });
    await item.waitFor();
    expect(withoutMark(await item.innerText())).toContain(iconName);
    expect(await statusBar().locator('.codicon-trash').count()).toBe(0);
    await workbench.runCommand('Lambda: Invoke Function…');
    await picker.locator('.label-name').filter({ hasText: iconText }).first().waitFor();
    expect(await picker.locator('.codicon-trash').count()).toBe(0);
    await workbench.quickPick.cancel();
  });

  test('and while the connection is tested', async () => {
    await service.whileListing(async () => {
      await (await workbench.tree('Functions').openContextMenu(iconName)).choose('Test Connection');
      await statusBar()
        .getByText(new RegExp(`Testing ${iconText.source}`))
        .waitFor();
      expect(await statusBar().locator('.codicon-trash').count()).toBe(0);
    });
    await statusBar()
      .getByText(new RegExp(`${iconText.source}: `))
      .waitFor();
    expect(await statusBar().locator('.codicon-trash').count()).toBe(0);
  });

  test('an error of Test Connection is text in the notification and in the tree', async () => {
    const tree = workbench.tree('Functions');
    await (await tree.openContextMenu('Refusing')).choose('Test Connection');
    const center = await workbench.showNotifications();
    const notification = center.locator('.notification-list-item-message').filter({ hasText: 'Session is over' });
    await notification.waitFor();
    expect(withoutMark(await notification.innerText())).toContain(linkMessage);
    await clickInVain(notification, 'Sign in again');
    expect((await workbench.notifications()).map(withoutMark)).toEqual([expect.stringContaining(linkMessage)]);
    await tree.expand('Refusing');
    const row = tree.row('Request rejected');
    await row.hover();
    const tooltip = workbench.page.locator('.monaco-hover, .workbench-hover').filter({ hasText: 'Session is over' });
    await tooltip.waitFor();
    expect(withoutMark(await tooltip.innerText())).toContain(linkMessage);
    expect(await tooltip.locator('a[href]').count()).toBe(0);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  test('an error of Invoke is text in the panel and in the history', async () => {
    const row = workbench.tree('Functions').row(iconName).nth(1);
    await row.hover();
    await row.getByRole('button', { name: 'Invoke Synchronously' }).click();
    await workbench.quickPick.choose('Send an empty payload');
    expect(await workbench.panelText('Session is over')).toContain(linkMessage);
    const panel = (await workbench.panelFrame()).locator('#app');
    expect(await panel.locator('a').filter({ hasText: 'Sign in again' }).count()).toBe(0);
    expect(await panel.locator('[href^="command:"]').count()).toBe(0);
    expect(await workbench.tree('Invocations').text()).toContain(`not invoked ${iconName}`);
    expect(await workbench.tree('Invocations').pane.locator('.codicon-trash').count()).toBe(0);
  });

  test('a label of an input is text in the input box, and clicking it does nothing', async () => {
    await (await workbench.tree('Functions').openContextMenu('orders')).choose('Open Payload');
    await workbench.quickPick.choose('Empty payload');
    const payload = workbench.editor('payload.json');
    await payload.lens('Invoke').first().waitFor();
    await payload.setText(`{ "code": "\${input:${linkLabel}}" }`);
    await payload.lens('Invoke').first().click();
    const widget = workbench.page.locator('.quick-input-widget');
    const prompt = widget.locator('.quick-input-message').filter({ hasText: 'Get the code' });
    await prompt.waitFor();
    expect(withoutMark(await prompt.innerText())).toContain(linkLabel);
    await expectNoLinks(prompt);
    await clickInVain(prompt, 'Get the code');
    await workbench.quickPick.enter('1234');
    const [sent] = await waitFor('the request', async () =>
      service.sentToOrders.length > 0 ? service.sentToOrders : undefined,
    );
    expect(sent).toBe('{ "code": "1234" }');
  });

  test('a queue message goes out as it is: nothing is filled in', async () => {
    const before = service.sentToOrders.length;
    const tree = workbench.tree('Functions');
    await tree.expand('orders');
    await tree.expand('Triggers');
    await (await tree.openContextMenu(/^SQS/)).choose('Peek and Invoke…');
    await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Peek', exact: true }).click();
    const payload = workbench.editor(/^peeked-messages/);
    await payload.lens('Invoke').first().click();
    const sent = await waitFor('the request', async () => service.sentToOrders[before]);
    expect(JSON.parse(sent).Records[0].body).toBe(templateMessage);
    expect(sent).toContain(JSON.stringify(templateMessage));
    expect(sent).not.toContain(token);
  });
});

/** What a reader sees: the mark that keeps a link from being one has no width. */
function withoutMark(text: string): string {
  return text.replaceAll('\u200B', '');
}
