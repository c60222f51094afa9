import { type DownstreamCalls, describeCalls } from '../../../trace/code/downstreamCalls';
import type { HandlerLocation } from '../../../workspace/handlers/locateHandler';
import { localImports } from '../../../workspace/sdkCalls/localImports';
import { findSdkCall } from '../../../workspace/sdkCalls/sdkCallSites';
import type { HandlerSources } from '../../functions/open/openHandler';
import type { PlacedNote } from './placedMarks';

/** Limits the search time after a run; larger programs get notes at the handler. */
const maxFiles = 30;

interface SourceText {
  readonly path: string;
  readonly text: string;
}

/**
 * Notes of calls at the one line that makes them, in the handler's file or in one that it imports, else at the handler. None for
 * a function without a handler in the workspace.
 */
export async function placeCalls(
  calls: readonly DownstreamCalls[],
  functionName: string,
  sources: HandlerSources,
): Promise<readonly PlacedNote[]> {
  const declared = calls.length === 0 ? undefined : await sources.declared.find(functionName);
  const handler = declared === undefined ? undefined : await sources.declared.locate(declared);
  if (handler === undefined) return [];
  const texts = await readSources(handler, sources);
  return calls.map((call) => {
    const sites = texts.flatMap(({ path, text }) => {
      const line = findSdkCall(text, call);
      return line === undefined ? [] : [{ path, line }];
    });
    const [site] = sites;
    const { path, line } = sites.length === 1 && site !== undefined ? site : handler;
    return { uri: sources.files.uriOf(path), line, text: describeCalls(call) };
  });
}

/** The handler's file and, from there, what it imports of its own project. */
async function readSources(handler: HandlerLocation, { files }: HandlerSources): Promise<readonly SourceText[]> {
  const found = new Map<string, SourceText>();
  const tried = new Set<string>();
  const paths = [handler.path];
  for (let path = paths.shift(); path !== undefined && found.size < maxFiles; path = paths.shift()) {
    if (tried.has(path)) continue;
    tried.add(path);
    const text = (await files.exists(path)) ? await files.readText(path) : undefined;
    if (text === undefined) continue;
    found.set(path, { path, text });
    paths.push(...localImports(text, path));
  }
  return [...found.values()];
}
