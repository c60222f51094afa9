import type { Locator, Page } from 'playwright-core';

/** An open text editor, found by the label of its tab. */
export class JsonEditor {
  constructor(
    private readonly page: Page,
    private readonly label: string | RegExp,
  ) {}

  get tab(): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: this.label });
  }

  private get group(): Locator {
    return this.page.locator('.editor-group-container').filter({ has: this.tab });
  }

  private get code(): Locator {
    return this.group.locator('.editor-instance .monaco-editor').first();
  }

  async focus(): Promise<void> {
    await this.tab.first().click();
    // A line, not the layer of all lines: a lens above the first one scrolls the layer's own corner out of sight. And its
    // start, for a long line goes on below the ruler, whatever the editor draws above it: its cursor, or a shadow.
    await this.code
      .locator('.view-line')
      .first()
      .click({ position: { x: 3, y: 9 }, force: true });
  }

  /** What is on screen: the lines that fit, with ordinary blanks. */
  async text(): Promise<string> {
    await this.code.locator('.view-line').first().waitFor();
    const lines = await this.code.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: Number.parseInt((element as HTMLElement).style.top, 10),
          text: element.textContent ?? '',
        }))
        .sort((one, other) => one.top - other.top)
        .map((line) => line.text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Replaces the whole text, as by a paste: no bracket or quote is completed. */
  async setText(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.insertText(text);
  }

  async save(): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('ControlOrMeta+S');
  }

  /** The lens above a line, by its text. */
  lens(text: string | RegExp): Locator {
    return this.group.locator('.codelens-decoration a').filter({ hasText: text });
  }

  /** All lenses on screen, a string each. */
  async lenses(): Promise<readonly string[]> {
    return this.group.locator('.codelens-decoration').allInnerTexts();
  }

  /** A button of the editor's title bar. */
  titleAction(name: string): Locator {
    return this.group.locator('.editor-actions').getByRole('button', { name });
  }
}
