/**
 * Reads files for finding functions, through `node:fs`, VS Code's virtual file systems, or a table in a test. Paths are absolute,
 * in the notation of the implementation.
 */
export interface FileReader {
  /** The file as UTF-8 text; `undefined` when there is no such file. Throws for anything else. */
  readText(path: string): Promise<string | undefined>;
  /** Whether there is a file (not a folder) of this path. */
  exists(path: string): Promise<boolean>;
}
