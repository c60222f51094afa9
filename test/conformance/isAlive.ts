import { readFileSync } from 'node:fs';

/** A process that has ended may be listed until somebody asks for its exit code, which in a container may be never. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
