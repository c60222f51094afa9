import { type FSWatcher, watch } from 'node:fs';
import type * as vscode from 'vscode';

/** Several files are written for one login. */
const settleMs = 500;

/**
 * Reports changes in the folders of the AWS configuration and login caches. Nothing is watched before `start`, which the first
 * connection with credentials calls. Folders that do not exist are skipped.
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
