import { resolve } from 'node:path';

export interface LocalOptions {
  /** Absolute. */
  readonly template: string;
  /** 0: any free port. */
  readonly port: number;
  readonly retryDelaysMs: readonly [number, number];
  readonly region: string;
  readonly accountId: string;
  /** Where `debugpy` is, which debugs Python functions; absent: where Python itself finds it. */
  readonly debugpyFolder: string | undefined;
}

export type ReadOptions =
  | { readonly kind: 'run'; readonly options: LocalOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Runs the functions of a SAM or CloudFormation template and answers the AWS APIs of Lambda, X-Ray and
CloudWatch Logs on 127.0.0.1.

  node local.js --template template.yaml [options]

  --template PATH        the template (required)
  --port N               the port; 0 (default) for any free port
  --retry-delays A,B     seconds before the second and third attempt of an event (60,120)
  --region NAME          what AWS::Region stands for (us-east-1)
  --account ID           what AWS::AccountId stands for (000000000000)
  --debugpy PATH         the folder with debugpy, to debug Python functions
  --help                 this text

The first line on stdout is JSON with the endpoint. Press Ctrl-C or close stdin to stop the service.
`;

const names = ['--template', '--port', '--retry-delays', '--region', '--account', '--debugpy'] as const;

/** Reads `--name value` and `--name=value`. */
export function readOptions(args: readonly string[], folder: string): ReadOptions {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  const values = new Map<string, string>();
  const rest = args.flatMap((arg) => (/^--[^=]+=/.test(arg) ? splitOnce(arg) : [arg]));
  for (let index = 0; index < rest.length; index += 2) {
    const name = rest[index] ?? '';
    const value = rest[index + 1];
    if (!names.some((known) => known === name)) return wrong(`Unknown option ${name}. See --help.`);
    if (value === undefined) return wrong(`${name} requires a value. See --help.`);
    values.set(name, value);
  }
  return check(values, folder);
}

function check(values: ReadonlyMap<string, string>, folder: string): ReadOptions {
  const template = values.get('--template');
  if (template === undefined) return wrong('Set the template to run: --template template.yaml');
  const port = Number(values.get('--port') ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return wrong('--port must be a number from 0 to 65535.');
  const [first = Number.NaN, second = Number.NaN, ...more] = (values.get('--retry-delays') ?? '60,120')
    .split(',')
    .map(toSeconds);
  if (!(first >= 0 && second >= 0) || more.length > 0) {
    return wrong('--retry-delays must be two numbers of seconds, such as 60,120.');
  }
  const region = values.get('--region') ?? 'us-east-1';
  if (!/^[a-z]+(-[a-z]+)+-\d$/.test(region)) return wrong(`--region must be the name of a region: ${region}`);
  const accountId = values.get('--account') ?? '000000000000';
  if (!/^\d{12}$/.test(accountId)) return wrong('--account must have 12 digits.');
  const retryDelaysMs = [first * 1000, second * 1000] as const;
  const debugpyFolder = values.get('--debugpy');
  const options = { template: resolve(folder, template), port, retryDelaysMs, region, accountId, debugpyFolder };
  return { kind: 'run', options };
}

function toSeconds(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

function splitOnce(arg: string): [string, string] {
  const equals = arg.indexOf('=');
  return [arg.slice(0, equals), arg.slice(equals + 1)];
}

function wrong(message: string): ReadOptions {
  return { kind: 'wrong', message };
}
