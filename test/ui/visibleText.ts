import type { Locator } from 'playwright-core';

/** What a reader sees of an element: hidden parts left out, lines kept. */
export function visibleText(locator: Locator): Promise<string> {
  return locator.innerText();
}

/** The same on one line, for labels. */
export async function visibleLabel(locator: Locator): Promise<string> {
  return (await visibleText(locator)).replace(/\s+/g, ' ').trim();
}
