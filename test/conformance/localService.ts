import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { inProject } from '../tools/project.mjs';

export interface LocalServiceOptions {
  /** Path of the template; the samples' without it. */
  readonly template?: string;
  /** Seconds before the second and third attempt of an event. */
  readonly retryDelays?: readonly [number, number];
  readonly env?: Readonly<Record<string, string>>;
  /** Further options of the command line. */
  readonly args?: readonly string[];
}

/** The line the service prints when it can be called. */
export interface ReadyLine {
  readonly event: 'ready';
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  readonly functions: number;
  readonly problems: readonly { readonly message: string; readonly line: number }[];
}

export interface RunningLocalService extends ReadyLine {
  readonly pid: number;
  /** What it wrote to stderr so far. */
  stderr(): string;
  /** Closes its stdin, as a parent that dies does, and waits for its end: the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `dist/local.js` as the extension does: a process of its own that ends when its stdin is closed. */
export async function startLocalService(options: LocalServiceOptions = {}): Promise<RunningLocalService> {
  const { template = inProject('samples/template.yaml'), retryDelays = [0.2, 0.2], env = {} } = options;
  const program = inProject('dist/local.js');
  if (!existsSync(program)) throw new Error('dist/local.js is missing: run `npm run build` first.');
  const args = [program, '--template', template, '--retry-delays', retryDelays.join(','), ...(options.args ?? [])];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await firstLine(child, ended, () => errors);
  return {
    ...ready,
    pid: child.pid ?? 0,
    stderr: () => errors,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}

async function firstLine(
  child: ChildProcessByStdio<Writable, Readable, Readable>,
  ended: Promise<number | null>,
  errors: () => string,
): Promise<ReadyLine> {
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const first = await Promise.race([line, ended.then((code) => ({ code }))]);
  if (typeof first === 'string') return JSON.parse(first);
  throw new Error(`dist/local.js ended with exit code ${first.code}: ${errors()}`);
}
