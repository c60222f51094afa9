import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The newest and the one before it: a process that is being started may still load from that. */
const keptFolders = 2;

/** Folders with code that was made of a function's source, such as bundles. Each change makes another one; old ones are removed. */
export class GeneratedFolders {
  private readonly folders = new Map<string, readonly string[]>();

  constructor(
    private readonly scratchFolder: string,
    /** Whether a process runs that has loaded its code from a folder. */
    private readonly isUsed: (folder: string) => boolean,
  ) {}

  /** The code of a function is now in `folder`; one that is not below the scratch folder is the user's. */
  async replace(functionKey: string, folder: string): Promise<void> {
    if (dirname(folder) !== this.scratchFolder) return;
    const all = [...(this.folders.get(functionKey) ?? []), folder];
    const old = all.slice(0, -keptFolders).filter((one) => !this.isUsed(one));
    this.folders.set(
      functionKey,
      all.filter((one) => !old.includes(one)),
    );
    // Else it goes with the service.
    await Promise.all(old.map((one) => rm(one, { recursive: true, force: true }).catch(() => undefined)));
  }
}
