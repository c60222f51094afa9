import type { Page } from 'playwright-core';

/** The open context menu. VS Code draws it in a shadow tree, which locators pierce. */
export class ContextMenu {
  constructor(private readonly page: Page) {}

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
    const item = this.itemOf(label).last();
    await item.hover();
    await item.and(this.page.locator('.focused')).waitFor();
    await this.page.keyboard.press('Enter');
    await item.waitFor({ state: 'hidden' });
  }

  /** Chooses an item of a submenu. */
  async chooseIn(submenu: string, label: string): Promise<void> {
    const item = this.itemOf(submenu);
    await item.hover();
    await item.and(this.page.locator('.focused')).waitFor();
    await this.page.keyboard.press('ArrowRight');
    await this.choose(label);
  }

  private itemOf(label: string) {
    return this.page
      .locator('.context-view .monaco-menu .action-item')
      .filter({ has: this.page.getByText(label, { exact: true }) });
  }
}
