import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More than any part of the workbench has stops: then the focus goes round. */
const maxPresses = 100;

/** A workbench without a mouse: where the focus is, and keys. */
export class Keys {
  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Runs the command of this title from the palette. */
  async run(title: string): Promise<void> {
    // A window that is still starting takes no keys, closes the palette again, or has no commands of extensions.
    await expect
      .poll(async () => {
        await this.press('Escape');
        await this.press('F1');
        return this.offers(`>${title}`, title, 5_000).catch(() => 'nothing');
      })
      .toContain(title);
    await this.press('Enter');
  }

  /**
   * Presses a key that opens a list at the top, and releases it then: people hold a key longer than that takes. A key that is
   * released on a button of a walkthrough makes VS Code give the focus to its step, which would close the list.
   */
  async openList(key: string): Promise<void> {
    await this.page.keyboard.down(key);
    await this.page.locator('.quick-input-widget input:focus').waitFor();
    await this.page.keyboard.up(key);
  }

  /** Types into the list at the top, which has the focus, and chooses its first item. */
  async choose(label: string): Promise<void> {
    await this.offers(label, label, 60_000);
    await this.press('Enter');
  }

  /** The first item of the list at the top when it is this one. */
  private async offers(typed: string, label: string, timeout: number): Promise<string> {
    const widget = this.page.locator('.quick-input-widget');
    await widget.locator('input:focus').waitFor({ timeout });
    await this.fill(typed);
    const row = widget.locator('.monaco-list-row.focused', { hasText: label });
    await row.waitFor({ timeout });
    return row.innerText({ timeout });
  }

  /** Types at once into the box that has the focus: VS Code completes paths that are typed slowly. */
  private async fill(text: string): Promise<void> {
    await this.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  /** Chooses a folder in VS Code's own dialog, which lists what is in it: one of that is `content`. */
  async openFolder(folder: string, content: string): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input:focus');
    // The dialog comes up empty, and then writes where it starts over all that was typed by then.
    await expect.poll(() => input.inputValue()).toMatch(/^\/.*\/$/);
    await this.fill(`${folder}/`);
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: content }).first().waitFor();
    expect(await input.inputValue()).toBe(`${folder}/`);
    await this.press('Enter');
  }

  /** Presses Tab until this has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await this.pressTo('Tab', target);
  }

  /** Presses a key until this has the focus. */
  async pressTo(key: string, target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < maxPresses; presses += 1) {
      if (await hasFocus(target)) return;
      await this.press(key);
    }
    const last = await this.page.evaluate(() => document.activeElement?.outerHTML);
    throw new Error(`${key} does not reach ${target}; the focus is on ${last}`);
  }

  async waitForFocus(target: Locator): Promise<void> {
    const focused = () => this.page.evaluate(() => document.activeElement?.outerHTML);
    await expect.poll(async () => (await hasFocus(target)) || (await focused())).toBe(true);
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => document.hasFocus() && element === document.activeElement);
}
