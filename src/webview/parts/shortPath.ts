const maxNames = 3;

/**
 * Shortens a stack frame's path. `/var/task/`, the code folder of every function, and the folders above a project on this machine
 * are omitted.
 */
export function shortPath(path: string): string {
  const own = path.replace(/^\/var\/task\//, '');
  const names = own.split('/');
  return own.startsWith('/') && names.length > maxNames + 1 ? `…/${names.slice(-maxNames).join('/')}` : own;
}
