import type { FolderReader } from '../../model/connection/fileReader';

/** Reads each file once: finding a template, reading it and naming its functions apart all look at the same text. */
export function rememberTexts(files: FolderReader): FolderReader {
  const texts = new Map<string, Promise<string | undefined>>();
  return {
    exists: (path) => files.exists(path),
    list: (folder) => files.list(folder),
    readText: async (path, maxBytes) => {
      const known = await texts.get(path);
      if (known !== undefined) return known;
      const reading = files.readText(path, maxBytes);
      texts.set(path, reading);
      return reading;
    },
  };
}
