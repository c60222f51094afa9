import { resolve } from 'node:path';

export interface LocalOptions {
  /** Absolute. */
  readonly template: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly retryDelaysMs: readonly [number, number];
  readonly region: string;
  readonly accountId: string;
  /** How many times faster than AWS what settings name in seconds goes by. */
  readonly timeScale: number;
  /** Absolute folder of what survives a restart; `undefined`: nothing does. */
  readonly stateFolder: string | undefined;
}

export type ReadOptions =
  | { readonly kind: 'run'; readonly options: LocalOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Runs the functions of a SAM or CloudFormation template with the queues, streams and tables that invoke them, and answers the
AWS APIs of Lambda, SQS, Kinesis, DynamoDB, X-Ray and CloudWatch Logs on 127.0.0.1.

  node local.js --template template.yaml [options]

  --template PATH        the template (required)
  --port N               the port; 0, the default, takes any that is free
  --retry-delays A,B     seconds before the second and third attempt of an event (60,120 divided by the time scale)
  --time-scale N         how many times faster than on AWS timeouts, windows and ages of sources and events end (1)
  --state FOLDER         keeps queues, streams, tables, mappings and events there over a restart
  --region NAME          what AWS::Region stands for (us-east-1)
  --account ID           what AWS::AccountId stands for (000000000000)
  --help                 this text

The first line on stdout is JSON and names the endpoint. It ends with Ctrl-C, or when its stdin is closed.
`;

const names = ['--template', '--port', '--retry-delays', '--region', '--account', '--time-scale', '--state'] as const;

/** Reads `--name value` and `--name=value`. */
export function readOptions(args: readonly string[], folder: string): ReadOptions {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  const values = new Map<string, string>();
  const rest = args.flatMap((arg) => (/^--[^=]+=/.test(arg) ? splitOnce(arg) : [arg]));
  for (let index = 0; index < rest.length; index += 2) {
    const name = rest[index] ?? '';
    const value = rest[index + 1];
    if (!names.some((known) => known === name)) return wrong(`There is no option ${name}; see --help.`);
    if (value === undefined) return wrong(`${name} needs a value; see --help.`);
    values.set(name, value);
  }
  return check(values, folder);
}

function check(values: ReadonlyMap<string, string>, folder: string): ReadOptions {
  const template = values.get('--template');
  if (template === undefined) return wrong('Name the template to run: --template template.yaml');
  const port = Number(values.get('--port') ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return wrong('--port must be a number from 0 to 65535.');
  const timeScale = toSeconds(values.get('--time-scale') ?? '1');
  if (!(timeScale > 0 && timeScale <= 100_000)) return wrong('--time-scale must be a number above 0.');
  const [first = Number.NaN, second = Number.NaN, ...more] = (
    values.get('--retry-delays') ?? `${60 / timeScale},${120 / timeScale}`
  )
    .split(',')
    .map(toSeconds);
  if (!(first >= 0 && second >= 0) || more.length > 0) {
    return wrong('--retry-delays must be two numbers of seconds: 60,120');
  }
  const region = values.get('--region') ?? 'us-east-1';
  if (!/^[a-z]+(-[a-z]+)+-\d$/.test(region)) return wrong(`--region must be the name of a region, and is ${region}.`);
  const accountId = values.get('--account') ?? '000000000000';
  if (!/^\d{12}$/.test(accountId)) return wrong('--account must have 12 digits.');
  const retryDelaysMs = [first * 1000, second * 1000] as const;
  const state = values.get('--state');
  const stateFolder = state === undefined ? undefined : resolve(folder, state);
  const place = { region, accountId };
  const options = { template: resolve(folder, template), port, retryDelaysMs, ...place, timeScale, stateFolder };
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
