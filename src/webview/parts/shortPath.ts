const mostNames = 3;

/**
 * As much of a stack frame's path as tells where it is. `/var/task/` is where every function's code lies: not worth the room, as
 * are the folders above a project on this machine.
 */
export function shortPath(path: string): string {
  const own = path.replace(/^\/var\/task\//, '');
  const names = own.split('/');
  return own.startsWith('/') && names.length > mostNames + 1 ? `…/${names.slice(-mostNames).join('/')}` : own;
}
