import type { Locator, Page } from 'playwright-core';

/** How long an item may take to be there before the menu is opened again. */
const openAgainMs = 5_000;

/** The open context menu. VS Code draws it in a shadow tree, which locators pierce. */
export class ContextMenu {
  constructor(
    private readonly page: Page,
    private readonly open: () => Promise<void>,
  ) {}

  private get labels() {
    return this.page.locator('.context-view .monaco-menu .action-item:not(.disabled) .action-label:not(.separator)');
  }

  async items(): Promise<readonly string[]> {
    await this.labels.first().waitFor();
    const texts = await this.labels.allTextContents();
    return texts.map((text) => text.trim()).filter(Boolean);
  }

  /** By hover and Enter: in its first 100 ms a menu swallows clicks, lest the right click's own release choose something. */
  async choose(label: string): Promise<void> {
    await this.untilThere(this.itemOf(label).last());
    await this.enter(label);
  }

  private async enter(label: string): Promise<void> {
    const item = this.itemOf(label).last();
    await item.hover();
    await item.and(this.page.locator('.focused')).waitFor();
    await this.page.keyboard.press('Enter');
    await item.waitFor({ state: 'hidden' });
  }

  /** Chooses an item of a submenu. */
  async chooseIn(submenu: string, label: string): Promise<void> {
    const item = this.itemOf(submenu);
    await this.untilThere(item);
    await item.hover();
    await item.and(this.page.locator('.focused')).waitFor();
    await this.page.keyboard.press('ArrowRight');
    await this.enter(label);
  }

  /** A menu goes by itself when something else takes the focus, and it is another row's when rows have moved under the click. */
  private async untilThere(item: Locator): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
      const isThere = await item.waitFor({ timeout: openAgainMs }).then(
        () => true,
        () => false,
      );
      if (isThere) return;
      await this.page.keyboard.press('Escape');
      await this.open();
    }
    await item.waitFor();
  }

  private itemOf(label: string) {
    return this.page
      .locator('.context-view .monaco-menu .action-item')
      .filter({ has: this.page.getByText(label, { exact: true }) });
  }
}
