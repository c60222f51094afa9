import { fstatSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type LocalOptions, readOptions, usage } from './options';
import { ParentCredentials, sourceCredentials } from './pollers/remote/sourceCredentials';
import { type RunningService, startService } from './startService';

const log = (line: string): void => {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

const tell = (event: object): void => {
  process.stdout.write(`${JSON.stringify(event)}\n`);
};

/** Runs the service. Exit codes: 2 for an invalid command line, 1 for any other failure. */
async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2), process.cwd());
  switch (read.kind) {
    case 'help':
      process.stdout.write(usage);
      return;
    case 'wrong':
      process.stderr.write(`${read.message}\n`);
      process.exitCode = 2;
      return;
    case 'run':
      return run(read.options);
  }
}

async function run(options: LocalOptions): Promise<void> {
  const parent = new ParentCredentials(() => tell({ event: 'credentialsNeeded' }), Date.now);
  try {
    const service = await startService(options, join(__dirname, 'runtime'), {
      log,
      tell,
      debugKey: process.env.DWELL_DEBUG_KEY,
      sourceCredentials: (origin) => sourceCredentials(origin, parent, process.env),
    });
    endWithParent(service, (line) => parent.takeLine(line));
    announce(service, options);
  } catch (error) {
    process.stderr.write(`${explain(error, options)}\n`);
    process.exitCode = 1;
  }
}

/** Prints the line that tells the parent process the endpoint. */
function announce({ endpoint, catalog }: RunningService, options: LocalOptions): void {
  void catalog.functions().then((functions) => {
    const { region, accountId } = options;
    const problems = catalog.problems.map(({ message, line }) => ({ message, line }));
    const ready = { event: 'ready', endpoint, region, accountId, functions: functions.length, problems };
    tell(ready);
  });
}

/** Exits with the parent process. A pipe or socket on stdin closes when the parent dies; a terminal or /dev/null does not. */
function endWithParent(service: RunningService, onLine: (line: string) => void): void {
  const end = () => {
    service.stop();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  if (!isLineToParent()) return;
  process.stdin.on('end', end).on('error', end);
  createInterface({ input: process.stdin }).on('line', onLine);
}

function isLineToParent(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    // On Windows, some pipes have no file status; elsewhere this means that stdin is closed.
    return process.platform === 'win32' && !process.stdin.isTTY;
  }
}

function explain(error: unknown, { port }: LocalOptions): string {
  const { code, message } =
    error instanceof Error
      ? { code: Reflect.get(error, 'code'), message: error.message }
      : { code: '', message: String(error) };
  const path = error instanceof Error ? Reflect.get(error, 'path') : undefined;
  switch (code) {
    case 'ENOENT':
      return `Not found: ${path}. Set an existing path with --folder, --template or --env-file.`;
    case 'EISDIR':
      return `${path} is a folder. Set it with --folder, or a template file with --template.`;
    case 'ENOTDIR':
      return `${path} is not a folder. Set a template file with --template.`;
    case 'EACCES':
      return message.includes('listen')
        ? `No permission to use port ${port}. Set a port above 1023, or 0 for any free port, with --port.`
        : `No permission to read ${path}.`;
    case 'EADDRINUSE':
      return `Port ${port} is in use. Set another with --port, or 0 for any free port.`;
    default:
      return `Cannot start the local service: ${message}`;
  }
}

void main();
