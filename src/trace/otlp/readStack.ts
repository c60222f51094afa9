import type { XrayDocument } from '../parse/xrayDocument';

/** One error of a stack trace; the ones that caused it have their own type and message. */
export interface PrintedError {
  /** `undefined` for the first, which the span names itself. */
  readonly head: { readonly type: string; readonly message: string } | undefined;
  /** Frames as X-Ray has them; `undefined` when there is none. */
  readonly stack: readonly XrayDocument[] | undefined;
}

/**
 * A stack trace as text, of Node.js, Python, Java, .NET, Go, Ruby, PHP or Rust, with the errors behind it. Frames without a file keep their
 * label; a text in no known form keeps its lines as labels, so that it can be read.
 */
export function readStack(text: string): readonly PrintedError[] {
  const [first = '', ...causes] = text.split(/^\s*Caused by: /m);
  return [
    { head: undefined, stack: framesOf(first) },
    ...causes.map((cause) => ({ head: headOf(cause.split('\n', 1)[0] ?? ''), stack: framesOf(cause) })),
  ];
}

function headOf(line: string): PrintedError['head'] {
  const [, type = 'Error', message = ''] = /^([\w.$]+)(?::\s*(.*))?$/.exec(line.trim()) ?? [];
  return type === 'Error' && message === '' ? { type, message: line.trim() } : { type, message };
}

function framesOf(text: string): readonly XrayDocument[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const frames: Frame[] = [];
  for (const [index, line] of lines.entries()) {
    const found = frameOf(line, lines[index - 1] ?? '');
    if (found !== undefined) frames.push(found);
  }
  if (frames.length > 0) return frames.map((frame) => ({ ...frame }));
  // The first line repeats the error.
  const rest = lines.slice(1);
  return rest.length === 0 ? undefined : rest.map((line) => ({ path: '', line: 0, label: line.trim() }));
}

interface Frame {
  readonly path: string;
  readonly line: number;
  readonly label: string;
}

function frameOf(line: string, before: string): Frame | undefined {
  for (const read of readers) {
    const found = read(line, before);
    if (found !== undefined) return found;
  }
  return undefined;
}

function frame(path: string | undefined, line: string | undefined, label: string | undefined): Frame {
  return { path: (path ?? '').replace(/^file:\/\//, ''), line: Number(line ?? 0), label: (label ?? '').trim() };
}

type FrameReader = (line: string, before: string) => Frame | undefined;

const python: FrameReader = (line) => {
  const [, path, number, label] = /^\s*File "([^"]+)", line (\d+)(?:, in (.+))?$/.exec(line) ?? [];
  return path === undefined ? undefined : frame(path, number, label);
};

/** `at com.shop.Repo$Inner.get(Repo.java:42)`: the package says in which folder the file is. */
const java: FrameReader = (line) => {
  const [, module = '', label, file] =
    /^\s*at (?:([\w.@-]*\/)*)([\w.$<>]+)\(([^()]*)\)(?: ~?\[.*\])?$/.exec(line) ?? [];
  if (label === undefined || file === undefined) return undefined;
  const [, name, number] = /^(.+\.\w+):(\d+)$/.exec(file) ?? [];
  if (name === undefined)
    return /^(Native Method|Unknown Source|.+\.(java|kt|scala))$/.test(file) ? frame('', '0', label) : undefined;
  const folder = label.split('.').slice(0, -2).join('/');
  const isPlatform = module !== '' || /^(java|javax|jdk|sun)\//.test(folder);
  return frame(folder === '' || isPlatform ? name : `${folder}/${name}`, number, label);
};

/** `at Shop.Repo.Get(String id) in /src/Repo.cs:line 42`, and without a file. */
const dotnet: FrameReader = (line) => {
  const [, label, path, number] = /^\s*at (.+?\)) in (.+):line (\d+)$/.exec(line) ?? [];
  if (label !== undefined) return frame(path, number, label);
  const [, bare] = /^\s+at ([\w.`+<>[\],|$]+\([^()]*\))$/.exec(line) ?? [];
  return bare === undefined || /:\d+\)$/.test(bare) ? undefined : frame('', '0', bare);
};

const node: FrameReader = (line) => {
  const [, label, path, number] = /^\s*at (.*?) \((.+?):(\d+)(?::\d+)?\)$/.exec(line) ?? [];
  if (path !== undefined) return frame(path, number, label);
  const [, native] = /^\s*at (.+) \((?:<anonymous>|native|)(?::0)?\)$/.exec(line) ?? [];
  return native === undefined ? undefined : frame('', '0', native);
};

/** `at /app/src/main.rs:42:5` of Node.js without a label, and of Rust, whose label is `3: shop::handler` on the line before. */
const bare: FrameReader = (line, before) => {
  const [, path, number] = /^\s*at (?:async )?(\S+?):(\d+)(?::\d+)?$/.exec(line) ?? [];
  if (path === undefined) return undefined;
  return frame(path, number, /^\s*\d+:\s+(?:0x[0-9a-f]+ - )?(.+)$/.exec(before)?.[1]);
};

/** Go prints the function, and its file on the next line: `	/app/main.go:42 +0x1d`. */
const go: FrameReader = (line, before) => {
  const [, path, number] = /^\s+(\S+\.(?:go|s)):(\d+)(?: \+0x[0-9a-f]+)?$/.exec(line) ?? [];
  if (path === undefined) return undefined;
  return frame(
    path,
    number,
    before
      .replace(/^created by /, '')
      .replace(/\(.*\)$/, (call) => (call.startsWith('(*') ? call : ''))
      .trim(),
  );
};

/** ``/var/task/app.rb:42:in `total'`` */
const ruby: FrameReader = (line) => {
  const [, path, number, label] = /^\s*(?:from )?(\S+\.(?:rb|ru|rake)):(\d+)(?::in [`'](.+)')?/.exec(line) ?? [];
  return path === undefined ? undefined : frame(path, number, label);
};

const php: FrameReader = (line) => {
  const [, path, number, label] = /^#\d+ (.+)\((\d+)\): (.+)$/.exec(line) ?? [];
  return path === undefined ? undefined : frame(path, number, label);
};

const readers: readonly FrameReader[] = [python, java, dotnet, node, bare, go, ruby, php];
