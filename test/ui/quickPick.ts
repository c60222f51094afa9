import type { Page } from 'playwright-core';
import { visibleLabel } from './visibleText';

/** The list that drops down from the top: the command palette, questions of commands. */
export class QuickPick {
  constructor(private readonly page: Page) {}

  private get widget() {
    return this.page.locator('.quick-input-widget');
  }

  async type(text: string): Promise<void> {
    const input = this.widget.locator('input');
    await input.waitFor();
    await input.fill(text);
  }

  /** Types into the box of a question and confirms. */
  async enter(text: string): Promise<void> {
    await this.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** The labels offered, with their descriptions, as text. */
  async items(): Promise<readonly string[]> {
    await this.widget.locator('.monaco-list-row').first().waitFor();
    const rows = await this.widget.locator('.monaco-list-row').all();
    return Promise.all(rows.map(visibleLabel));
  }

  /** Picks the item whose label is, or starts with, `label`. */
  async choose(label: string | RegExp): Promise<void> {
    const start = typeof label === 'string' ? new RegExp(`^\\s*${escapeRegExp(label)}`) : label;
    const named = this.page.locator('.label-name').filter({ hasText: start });
    await this.widget.locator('.monaco-list-row').filter({ has: named }).first().click();
  }

  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** The placeholder or title of the question. */
  async question(): Promise<string> {
    await this.widget.locator('input').waitFor();
    return (await this.widget.locator('input').getAttribute('placeholder')) ?? '';
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
