import { fstatSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalOptions, readOptions, usage } from './options';
import { type RunningService, startService } from './startService';

const log = (line: string) => process.stderr.write(`${new Date().toISOString()} ${line}\n`);

/** What is wrong with the command line ends with 2, what is wrong with the machine with 1. */
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
  try {
    const service = await startService(options, join(__dirname, 'runtime'), log);
    endWithParent(service);
    announce(service, options);
  } catch (error) {
    process.stderr.write(`${explain(error, options)}\n`);
    process.exitCode = 1;
  }
}

/** The one line others wait for. */
function announce({ endpoint, catalog }: RunningService, options: LocalOptions): void {
  void catalog.functions().then((functions) => {
    const { region, accountId } = options;
    const problems = catalog.problems.map(({ message, line }) => ({ message, line }));
    const ready = { event: 'ready', endpoint, region, accountId, functions: functions.length, problems };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
  });
}

/**
 * Ends with whoever started us. A pipe or socket as stdin is their end of a line: when they die, it closes. A terminal or
 * /dev/null says nothing about them.
 */
function endWithParent(service: RunningService): void {
  const end = () => {
    service.stop();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  if (!isLineToParent()) return;
  process.stdin.on('end', end).on('error', end).resume();
}

function isLineToParent(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    // Windows does not describe every pipe; elsewhere stdin is closed, and nobody holds the other end.
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
      return `There is no ${path}: name what exists with --folder, --template or --env-file.`;
    case 'EISDIR':
      return `${path} is a folder: name the template file in it with --template, or serve the folder with --folder.`;
    case 'ENOTDIR':
      return `${path} is not a folder: serve a single template with --template.`;
    case 'EACCES':
      return message.includes('listen')
        ? `Port ${port} may not be used by this user: choose one above 1023, or 0 for any that is free.`
        : `${path} may not be read by this user.`;
    case 'EADDRINUSE':
      return `Port ${port} is in use: choose another with --port, or 0 for any that is free.`;
    default:
      return `The local service could not be started: ${message}`;
  }
}

void main();
