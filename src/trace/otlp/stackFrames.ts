import type { XrayDocument } from '../parse/xrayDocument';

/** Frames of a stack trace as text: `at label (path:line:column)` of JavaScript, `File "path", line 3, in label` of Python. */
export function stackFrames(text: string): readonly XrayDocument[] | undefined {
  const frames = text.split('\n').flatMap((line): XrayDocument[] => {
    const python = /^\s*File "([^"]+)", line (\d+), in (.+)$/.exec(line);
    if (python !== null) return [{ path: python[1], line: Number(python[2]), label: python[3] }];
    const named = /^\s*at (.*?) \((.+?):(\d+)(?::\d+)?\)$/.exec(line);
    if (named !== null) return [{ path: named[2], line: Number(named[3]), label: named[1] }];
    const bare = /^\s*at (\S+?):(\d+)(?::\d+)?$/.exec(line);
    return bare === null ? [] : [{ path: bare[1], line: Number(bare[2]), label: '' }];
  });
  return frames.length === 0 ? undefined : frames;
}
