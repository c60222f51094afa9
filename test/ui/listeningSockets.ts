import { readdir, readFile, readlink } from 'node:fs/promises';

/** Sockets of this machine that listen, by the numbers that the kernel gives them: a port may soon be somebody else's. Linux only. */
export async function listeningSockets(): Promise<ReadonlySet<string>> {
  const lines = (await readFile('/proc/net/tcp', 'utf8')).split('\n').slice(1);
  const sockets = lines.flatMap((line) => {
    const [, , , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    // 0A: LISTEN.
    return state === '0A' ? [inode] : [];
  });
  return new Set(sockets);
}

/** Those among them that processes in a folder, or below it, have opened. */
export async function socketsOfFolder(folder: string): Promise<readonly string[]> {
  const listening = await listeningSockets();
  const own = (await Promise.all((await processesIn(folder)).map(socketsOf))).flat();
  return own.filter((inode) => listening.has(inode));
}

/** The processes whose working directory is the folder or one below it. */
export async function processesIn(folder: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(
    ids.map(async (id) => ({ id, place: await readlink(`/proc/${id}/cwd`).catch(() => '') })),
  );
  return places.flatMap(({ id, place }) => (`${place}/`.startsWith(`${folder}/`) ? [id] : []));
}

async function socketsOf(pid: string): Promise<readonly string[]> {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const targets = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
  return targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []);
}
