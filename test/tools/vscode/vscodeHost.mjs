import { PlainError } from '../project.mjs';
import { ensureDesktopHost } from './desktopHost.mjs';
import { ensureServerHost, findServerHost } from './serverInstall.mjs';

/** @typedef {import('./desktopHost.mjs').DesktopHost} DesktopHost */
/** @typedef {import('./serverInstall.mjs').ServerHost} ServerHost */

/**
 * A VS Code in `.vscode-test/`: the desktop one where it can be downloaded, else the same workbench and extension host
 * as a server, from npm. `DWELL_HOST=desktop` or `server` takes the choice away.
 * @param {{ readonly hasDisplay: boolean }} here without a display the desktop one is of no use
 * @returns {Promise<DesktopHost | ServerHost>}
 */
export async function ensureHost({ hasDisplay }) {
  const wanted = process.env.DWELL_HOST;
  if (wanted !== undefined && wanted !== 'desktop' && wanted !== 'server') {
    throw new PlainError(`DWELL_HOST is "${wanted}"; it may be "desktop" or "server".`);
  }
  const isLinux = process.platform === 'linux';
  if (wanted === 'server' || (wanted === undefined && isLinux && !hasDisplay)) return ensureServerHost();
  if (wanted === undefined && isLinux) {
    const installed = await findServerHost();
    if (installed) return installed;
  }
  const desktop = await ensureDesktopHost();
  if (desktop) return desktop;
  if (wanted === undefined && isLinux) {
    console.log('The same workbench, as a server from npm, is used instead.');
    return ensureServerHost();
  }
  throw new PlainError(
    'The desktop VS Code cannot be downloaded: check the network or the proxy (HTTPS_PROXY), try again.',
  );
}

/** Whether a window could be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
