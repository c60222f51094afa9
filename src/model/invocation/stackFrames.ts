import type { SourcePlace } from '../lifecycle/lifecycle';

/** One frame of a stack as a runtime prints it. `line` from 1. */
export interface PrintedFrame extends SourcePlace {
  readonly label: string;
}

/** Parses one line of a Node.js, Python, or Java stack; `undefined` for other lines, which repeat the message. */
export function readStackLine(line: string): PrintedFrame | undefined {
  const java = /^\s*(?:at )?(?:[\w.@-]*\/)*([\w$.<>]+)\(([\w$]+\.(?:java|kt|scala|groovy)):(\d+)\)\s*$/.exec(line);
  if (java !== null) return frame(jvmPath(java[2] ?? '', java[1] ?? ''), java[3], java[1]);
  const named = /^\s*at (.+?) \((.+?):(\d+)(?::\d+)?\)/.exec(line);
  if (named !== null) return frame(named[2], named[3], named[1]);
  const bare = /^\s*at (?:async )?(\S+?):(\d+)(?::\d+)?\s*$/.exec(line);
  if (bare !== null) return frame(bare[1], bare[2], '<anonymous>');
  const python = /^\s*File "([^"]+)", line (\d+)(?:, in (\S+))?/.exec(line);
  return python === null ? undefined : frame(python[1], python[2], python[3]);
}

function frame(path: string | undefined, line: string | undefined, label: string | undefined): PrintedFrame {
  return { path: (path ?? '').replace(/^file:\/\//, ''), line: Number(line ?? 0), label: label ?? '' };
}

/** Owner of a frame's code. A layer counts as a library. */
export type FrameOrigin = 'own' | 'library' | 'runtime';

/** Lambda's runtime, the language's built-in modules, and the local service's runtime. */
const ofRuntime =
  /^node:|^<|^internal\/|^\/var\/(runtime|lang)\/|[\\/]lib(64)?[\\/]python3[\d.]*[\\/](?!site-packages|dist-packages)|[\\/]dist[\\/]runtime[\\/](start\.mjs|bootstrap\.py|findModule\w*\.mjs|ric[\\/])/;
const ofLibrary =
  /^\/opt\/|[\\/]node_modules[\\/]|[\\/](site|dist)-packages[\\/]|^(?:java|javax|jdk|sun|kotlin|scala|com\/amazonaws|com\/sun|software\/amazon)\//;

/** The owner of the code, derived from the path that the runtime reports. */
export function frameOrigin(path: string): FrameOrigin {
  if (ofRuntime.test(path)) return 'runtime';
  return ofLibrary.test(path) ? 'library' : 'own';
}

/**
 * The path of a JVM's source file: its frames name the file and, as `com.example.App.handleRequest`, the method, whose package is
 * the folder: `com/example/App.java`. Other paths stay as they are.
 */
export function jvmPath(path: string, label: string): string {
  if (!/^[\w$]+\.(?:java|kt|scala|groovy)$/.test(path)) return path;
  return [...label.split('.').slice(0, -2), path].join('/');
}

/** The frames in the user's own code, innermost first. Node.js and Java print the innermost frame first, Python last. */
export function ownFrames<Frame extends SourcePlace>(frames: readonly Frame[]): readonly Frame[] {
  const own = frames.filter(({ path, line }) => line > 0 && path !== '' && frameOrigin(path) === 'own');
  return own[0]?.path.endsWith('.py') === true ? own.toReversed() : own;
}

/** Where in the user's own code an error came from. `undefined` when no frame is the user's. */
export function placeOf(frames: readonly SourcePlace[]): SourcePlace | undefined {
  const [place] = ownFrames(frames);
  return place === undefined ? undefined : { path: place.path, line: place.line };
}

/** `app.ts:42`. */
export function shortPlace({ path, line }: SourcePlace): string {
  return `${path.split(/[\\/]/).at(-1) ?? path}:${line}`;
}
