import { basename, dirname } from 'node:path';
import { CodeWatch } from './codeWatch';

/** Detects changes of certain files without reading them: see `CodeWatch`. */
export class FileWatches {
  private readonly watches = new Map<string, CodeWatch>();

  constructor(private readonly log: (line: string) => void) {}

  /**
   * Increases with every change of one of them; `undefined` on systems that report changes late, where files must be
   * checked.
   */
  async generation(files: readonly string[]): Promise<number | undefined> {
    if (process.platform !== 'linux') return undefined;
    const watches = files.map((file) => this.watch(file));
    await Promise.all(watches.map((one) => one.settled()));
    return watches.reduce((sum, one) => sum + one.generation, watches.length);
  }

  private watch(file: string): CodeWatch {
    const known = this.watches.get(file);
    if (known !== undefined) return known;
    const made = new CodeWatch(dirname(file), basename(file), this.log);
    this.watches.set(file, made);
    return made;
  }
}
