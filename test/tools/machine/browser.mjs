import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Flags for a machine without a graphics card, and without calls home. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that drives the served workbench in tests; `DWELL_BROWSER` names another. */
export function findBrowser() {
  const named = process.env.DWELL_BROWSER;
  if (named) return named;
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(findOnPath).find(Boolean);
}

/** @param {string} name @returns {string | undefined} */
export function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
