/**
 * Reads files for finding functions, through `node:fs`, VS Code's virtual file systems, or a table in a test. Paths are absolute,
 * in the notation of the implementation.
 */
export interface FileReader {
  /** The file as UTF-8 text; `undefined` when there is no such file, or where it is larger than `maxBytes`. Throws for anything else. */
  readText(path: string, maxBytes?: number): Promise<string | undefined>;
  /** Whether there is a file (not a folder) of this path. */
  exists(path: string): Promise<boolean>;
}

/** An entry of a folder; links are what they lead to. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Reading files and folders, as far as finding projects needs it. */
export interface FolderReader extends FileReader {
  /** The entries of a folder; none when it is gone or may not be read. */
  list(folder: string): Promise<readonly FolderEntry[]>;
}
