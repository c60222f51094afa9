import type { Locator } from 'playwright-core';

/** What a reader sees of an element: hidden parts and marks without width left out, lines kept. */
export async function visibleText(locator: Locator): Promise<string> {
  return (await locator.innerText()).replaceAll('\u200B', '');
}

/** The same on one line, for labels. */
export async function visibleLabel(locator: Locator): Promise<string> {
  return (await visibleText(locator)).replace(/\s+/g, ' ').trim();
}
