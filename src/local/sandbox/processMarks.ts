import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A variable that every process a function starts inherits, in whatever group or session it runs. */
export const markVariable = '_DWELL_SANDBOX';

/**
 * Ends every process whose environment has a mark that begins with `mark`: all processes that a function started, even
 * detached ones. Windows does not expose environments of other processes, so there the process tree of `pid` is ended.
 */
export function killMarked(mark: string, pid?: number): void {
  if (process.platform === 'win32') {
    if (pid !== undefined)
      quietly(() => execFileSync('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore' }));
    return;
  }
  for (const found of process.platform === 'linux' ? markedInProc(mark) : markedByPs(mark)) {
    quietly(() => process.kill(found, 'SIGKILL'));
  }
}

function markedInProc(mark: string): readonly number[] {
  const wanted = Buffer.from(`${markVariable}=${mark}`);
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return readFileSync(`/proc/${name}/environ`).includes(wanted) ? [Number(name)] : [];
    } catch {
      // Of another user, or gone.
      return [];
    }
  });
}

function markedByPs(mark: string): readonly number[] {
  try {
    const text = execFileSync('ps', ['-axww', '-E', '-o', 'pid=,command='], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return text
      .split('\n')
      .filter((line) => line.includes(`${markVariable}=${mark}`))
      .map((line) => Number.parseInt(line, 10))
      .filter((pid) => pid !== process.pid);
  } catch {
    return [];
  }
}

function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // Gone by itself in the meantime.
  }
}

const watchdogScript = `cat >/dev/null
for p in /proc/[0-9]*; do
  if grep -qs "${markVariable}=$1" "$p/environ"; then kill -9 "\${p#/proc/}" 2>/dev/null; fi
done
rm -rf "$2"`;

/**
 * Ends remaining function processes if this process is killed: a shell that waits for the end of its stdin. Only on
 * Linux; elsewhere the runtimes notice that the service has gone.
 */
export function startWatchdog(mark: string, scratchFolder: string): void {
  if (process.platform !== 'linux') return;
  const child = spawn('/bin/sh', ['-c', watchdogScript, 'sh', mark, scratchFolder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A Ctrl-C in the terminal is for the service alone.
    detached: true,
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin' },
  });
  child.on('error', () => undefined);
  child.unref();
}
