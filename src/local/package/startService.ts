import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ServiceOptions, serviceArguments } from './serviceArguments';

/** A service that answers requests. */
export interface LocalService {
  /** Such as `http://127.0.0.1:43611`: the endpoint of an AWS SDK's client. */
  readonly endpoint: string;
  readonly region: string;
  /** 12 digits. */
  readonly accountId: string;
  readonly functionCount: number;
  /** What of the templates cannot be run or was not understood. `line` counts from 1. */
  readonly problems: readonly { readonly message: string; readonly line?: number }[];
  /** Ends the service and all processes of functions; resolves when they are gone. */
  stop(): Promise<void>;
}

/**
 * Starts the service in a process of its own, which ends with this one. Rejects with the service's own sentence when an option is
 * invalid, a template cannot be read, or the port cannot be opened.
 */
export async function startService(options: ServiceOptions): Promise<LocalService> {
  const program = fileURLToPath(new URL('local.js', import.meta.url));
  // The service ends when its stdin closes, which it does with this process. Behind `--`, Node.js does not look for the files of
  // `--env-file` itself (https://github.com/nodejs/node/issues/54232).
  const child = spawn(process.execPath, [program, '--', ...serviceArguments(options)], {
    cwd: options.cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('error', () => {});
  const { endpoint, region, accountId, functions, problems } = await readReady(child, options.onLog);
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  return { endpoint, region, accountId, functionCount: functions, problems, stop };
}

interface Ready {
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  readonly functions: number;
  readonly problems: LocalService['problems'];
}

function readReady(child: ChildProcess, onLog: ServiceOptions['onLog']): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let errors = '';
    eachLine(child.stderr, (line) => {
      errors = `${errors}${line}\n`.slice(-4_000);
      onLog?.(line);
    });
    // Only the first line is read; a full pipe would stop the service.
    eachLine(child.stdout, (line) => {
      const event = JSON.parse(line);
      if (event.event === 'ready') resolve(event);
    });
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(errors.trim() || `The local service ended with exit code ${code}.`)),
    );
  });
}

function eachLine(stream: ChildProcess['stdout'], take: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}
