import type { Locator, Page } from 'playwright-core';
import { ContextMenu } from './contextMenu';
import { visibleLabel } from './visibleText';

/** A tree view of the side bar. Rows are named by their label. */
export class TreeView {
  constructor(
    private readonly page: Page,
    private readonly title: string,
  ) {}

  /** The whole view with its title bar. */
  get pane(): Locator {
    return this.page
      .locator('.sidebar .pane')
      .filter({ has: this.page.locator(`.pane-header .title:text-is("${this.title}")`) });
  }

  get rows(): Locator {
    return this.pane.locator('.monaco-list-row');
  }

  /** Each row as `label description`, indented by two blanks a level. */
  async text(): Promise<string> {
    const rows = await this.rows.all();
    const lines = await Promise.all(
      rows.map(async (row) => {
        const level = Number((await row.getAttribute('aria-level')) ?? '1');
        const label = await visibleLabel(row.locator('.monaco-icon-name-container'));
        const description = await row.locator('.label-description').allTextContents();
        return `${'  '.repeat(level - 1)}${[label, ...description].join(' ')}`;
      }),
    );
    return lines.join('\n');
  }

  row(label: string | RegExp): Locator {
    if (typeof label !== 'string') return this.rows.filter({ hasText: label });
    return this.rows.filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) });
  }

  /** Opens a row and waits until it says so; its children may still be on their way. */
  async expand(label: string | RegExp): Promise<void> {
    const row = this.row(label).first();
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
    await this.row(label).and(this.page.locator('[aria-expanded="true"]')).first().waitFor();
  }

  async select(label: string | RegExp): Promise<void> {
    await this.row(label).first().click();
  }

  /** Clicks one of the buttons at the end of a row. */
  async clickAction(label: string | RegExp, action: string): Promise<void> {
    const row = this.row(label).first();
    await row.hover();
    await row.getByRole('button', { name: action }).first().click();
  }

  /** Clicks a button of the view's title bar. */
  async clickTitleAction(action: string): Promise<void> {
    await this.pane.locator('.pane-header').hover();
    await this.pane.locator('.pane-header').getByRole('button', { name: action }).first().click();
  }

  async openContextMenu(label: string | RegExp): Promise<ContextMenu> {
    const open = () => this.row(label).first().click({ button: 'right' });
    await open();
    return new ContextMenu(this.page, open);
  }
}
