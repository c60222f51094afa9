import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ServerlessOffline {
  readonly port: number;
  readonly path: string;
  readonly startMs: number;
  readonly version: string;
  readonly pid: number;
  stop(): void;
}

/** Installs serverless-offline from npm into an empty folder and starts it with one function that gives back its event. */
export async function startServerlessOffline(folder: string): Promise<ServerlessOffline> {
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const packages = ['osls@4', 'serverless-offline@14'];
  await run('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', ...packages], { cwd: folder });
  const [port, httpPort] = await Promise.all([freePort(), freePort()]);
  const service = 'service: bench\nprovider: {name: aws, runtime: nodejs20.x}\nplugins: [serverless-offline]\n';
  await writeFile(join(folder, 'serverless.yml'), `${service}functions: {one: {handler: one/app.handler}}\n`);
  await mkdir(join(folder, 'one'));
  await writeFile(join(folder, 'one/app.js'), 'exports.handler = async (event) => event;\n');
  const from = performance.now();
  const args = ['offline', '--lambdaPort', String(port), '--httpPort', String(httpPort), '--host', '127.0.0.1'];
  const child = spawn(process.execPath, [join(folder, 'node_modules/osls/bin/serverless.js'), ...args], {
    cwd: folder,
    stdio: 'ignore',
  });
  await untilOpen(port, child);
  const { stdout } = await run('npm', ['ls', 'serverless-offline', '--json'], { cwd: folder });
  return {
    port,
    path: '/2015-03-31/functions/bench-dev-one/invocations',
    startMs: performance.now() - from,
    version: JSON.parse(stdout).dependencies['serverless-offline'].version,
    pid: child.pid ?? 0,
    stop: () => child.kill('SIGKILL'),
  };
}

async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const isOpen = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`serverless-offline ended with exit code ${child.exitCode}.`);
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
