import { SourceMap } from 'node:module';
import { parseObject } from '../../model/base/parseObject';

/** The place of code in its source before bundling. */
export interface OriginalLine {
  /** As in the map, relative to the map. */
  readonly source: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Looks up a line (from 1) of a bundle in its source map. X-Ray's frames have no column, so the line's last mapping is used: in a
 * bundle that is not minified, a line has one source. `undefined` when the map does not contain the line.
 */
export function originalLine(map: string, line: number): OriginalLine | undefined {
  const payload = parseObject(map);
  if (payload === undefined || typeof payload.mappings !== 'string' || !Array.isArray(payload.sources))
    return undefined;
  try {
    const { mappings, sources } = payload;
    const reader = new SourceMap({
      version: 3,
      file: '',
      sources,
      mappings,
      sourcesContent: [],
      names: [],
      sourceRoot: '',
    });
    const entry = reader.findEntry(line - 1, Number.MAX_SAFE_INTEGER);
    if (!('originalSource' in entry) || entry.generatedLine !== line - 1) return undefined;
    return { source: entry.originalSource, line: entry.originalLine + 1 };
  } catch {
    // The map may have any content: an invalid one has no result.
    return undefined;
  }
}
