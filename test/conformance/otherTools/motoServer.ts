import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** moto's server: somebody else's reading of AWS's documentation. */
export interface MotoServer {
  readonly endpoint: string;
  stop(): void;
}

/** Starts it and waits for its first answer; throws where it is not installed or does not answer. */
export async function startMoto(): Promise<MotoServer> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const failed = new Promise<never>((_resolve, reject) => moto.once('error', reject));
  await Promise.race([untilAnswered(endpoint), failed]);
  return { endpoint, stop: () => moto.kill() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** moto says nothing when it is ready: it is asked until it answers. */
async function untilAnswered(url: string): Promise<void> {
  for (const untilMs = Date.now() + 50_000; Date.now() < untilMs; ) {
    const isThere = await fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('moto did not answer within 50 s.');
}
