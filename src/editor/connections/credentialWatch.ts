import { type FSWatcher, watch } from 'node:fs';
import type * as vscode from 'vscode';

/** Several files are written for one login. */
const settleMs = 500;

/**
 * Tells when something changes in the folders of AWS's configuration and login caches. Nothing is watched before `start`, which
 * the first connection that takes credentials brings about; folders that are not there yet are left out.
 */
export class CredentialWatch implements vscode.Disposable {
  private watchers: readonly FSWatcher[] | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly onChange: () => void) {}

  start(folders: readonly string[]): void {
    this.watchers ??= folders.flatMap((folder) => {
      try {
        const watcher = watch(folder, { persistent: false }, () => this.changed());
        watcher.on('error', () => watcher.close());
        return [watcher];
      } catch {
        return [];
      }
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const watcher of this.watchers ?? []) watcher.close();
  }

  private changed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onChange, settleMs);
  }
}
