import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { isInstalled } from './runProgram';

/** moto's server: somebody else's reading of AWS's documentation. */
export interface MotoServer {
  readonly endpoint: string;
  stop(): void;
}

/** Starts it where it is installed, and says what stands in for it where it is not. */
export async function startMoto(otherwise: string): Promise<MotoServer | undefined> {
  if (!(await isInstalled('moto_server', '--help'))) {
    console.log(`moto is not installed: ${otherwise}`);
    return undefined;
  }
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  await untilAnswered(endpoint);
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
