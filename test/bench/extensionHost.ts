import { readdir, readFile } from 'node:fs/promises';

/** The process of a workbench that runs extensions: the youngest of its kind. */
export async function extensionHostPid(): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const hosts = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return line.includes('--type=extensionHost') ? [pid] : [];
    }),
  );
  const pid = hosts.flat().sort((a, b) => b - a)[0];
  if (pid === undefined) throw new Error('There is no extension host to look at.');
  return pid;
}

/** As Linux counts it. */
export async function memoryMb(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024);
}
