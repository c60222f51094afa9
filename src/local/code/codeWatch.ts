import { type FSWatcher, watch } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';

/**
 * Folders that are not watched inside: large, generated, and not edited by hand. An installation changes the folder
 * itself.
 */
const opaqueFolders = new Set([
  '.git',
  '.aws-sam',
  'cdk.out',
  '.serverless',
  '.terraform',
  '.venv',
  'venv',
  'site-packages',
  '__pycache__',
  '.pytest_cache',
  '.idea',
  '.vscode',
]);

/** Maximum number of watched folders: watches per user are limited, and the editor needs some. */
const maxFolders = 4_000;

/**
 * Detects code changes through file system events, without reading files. A watch has no cost while nothing changes;
 * changes saved before a request are known once `settled` has resolved.
 */
export class CodeWatch {
  /** Increases with every change. */
  generation = 0;
  private readonly watchers = new Map<string, FSWatcher>();
  private pending: Promise<void> = Promise.resolve();

  constructor(
    root: string,
    /** Files of the root that matter; without it all do, and those below. */
    private readonly only: string | undefined,
    private readonly log: (line: string) => void,
  ) {
    this.pending = this.add(root);
  }

  /** Resolves when all changes saved before this call have been reported. */
  async settled(): Promise<void> {
    // One turn of the event loop: pending events are delivered before the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    await this.pending;
  }

  stop(): void {
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  private async add(path: string): Promise<void> {
    const folders = [path];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      // A link is another way to the same code; the code is watched where it is.
      const real = await realpath(folder).catch(() => undefined);
      if (real === undefined || this.watchers.has(real) || !this.open(real)) continue;
      if (this.only !== undefined || basename(real) === 'node_modules' || this.isRecursive) continue;
      const entries = await readdir(real, { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (opaqueFolders.has(entry.name)) continue;
        if (entry.isDirectory()) folders.push(join(real, entry.name));
        else if (entry.isSymbolicLink()) folders.push(...(await this.linked(join(real, entry.name))));
      }
    }
  }

  /** The folder that a link leads to; of a linked file the folder it is in, where its replacement is seen, too. */
  private async linked(path: string): Promise<readonly string[]> {
    try {
      const real = await realpath(path);
      return [(await stat(real)).isDirectory() ? real : dirname(real)];
    } catch {
      // It leads nowhere.
      return [];
    }
  }

  /** Elsewhere than on Linux one watch covers all that is below. */
  private get isRecursive(): boolean {
    return process.platform !== 'linux';
  }

  private open(folder: string): boolean {
    if (this.watchers.size >= maxFolders) return false;
    const isPackages = basename(folder) === 'node_modules';
    try {
      const recursive = this.isRecursive && this.only === undefined;
      const watcher = watch(folder, { persistent: false, recursive }, (event, name) => {
        const changed = name ?? '';
        if (this.only !== undefined && changed !== this.only) return;
        if (isPackages && changed.startsWith('.') && changed !== '.package-lock.json') return;
        if (changed.split(sep).some((part) => opaqueFolders.has(part))) return;
        this.generation += 1;
        if (event === 'rename' && !isPackages && !this.isRecursive) this.appeared(join(folder, changed));
      });
      watcher.on('error', () => undefined);
      this.watchers.set(folder, watcher);
      return true;
    } catch (error) {
      this.log(`${folder} cannot be watched for changes: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  private appeared(path: string): void {
    this.pending = this.follow(path, this.pending);
  }

  /** After everything that is pending, so that `settled` waits for it. */
  private async follow(path: string, before: Promise<void>): Promise<void> {
    await before;
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) {
      this.watchers.get(path)?.close();
      this.watchers.delete(path);
      return;
    }
    await this.add(path);
    // What was written there before the watch was in place.
    this.generation += 1;
  }
}
