import { resolve } from 'node:path';

export interface LocalOptions {
  /** Absolute. */
  readonly template: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly retryDelaysMs: readonly [number, number];
  readonly region: string;
  readonly accountId: string;
  /** How many requests run at the same time. */
  readonly maxConcurrency: number;
  /** The Python to use where a project has no environment of its own. */
  readonly python: string | undefined;
  /** A folder with packages of the AWS SDK for JavaScript, for functions that rely on Lambda's. */
  readonly sdkFolder: string | undefined;
}

export type ReadOptions =
  | { readonly kind: 'run'; readonly options: LocalOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Runs the functions of a SAM or CloudFormation template and answers the AWS APIs of Lambda, X-Ray and
CloudWatch Logs on 127.0.0.1.

  node local.js --template template.yaml [options]

  --template PATH        the template (required)
  --port N               the port; 0, the default, takes any that is free
  --retry-delays A,B     seconds before the second and third attempt of an event (60,120)
  --region NAME          what AWS::Region stands for (us-east-1)
  --account ID           what AWS::AccountId stands for (000000000000)
  --max-concurrency N    how many requests run at the same time (20)
  --python PATH          the Python for projects without an environment of their own
  --sdk PATH             a folder with packages of the AWS SDK for JavaScript that functions may rely on
  --help                 this text

The first line on stdout is JSON and names the endpoint. It ends with Ctrl-C, or when its stdin is closed.
`;

const names = [
  '--template',
  '--port',
  '--retry-delays',
  '--region',
  '--account',
  '--max-concurrency',
  '--python',
  '--sdk',
] as const;

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
  const [first = Number.NaN, second = Number.NaN, ...more] = (values.get('--retry-delays') ?? '60,120')
    .split(',')
    .map(toSeconds);
  if (!(first >= 0 && second >= 0) || more.length > 0) {
    return wrong('--retry-delays must be two numbers of seconds: 60,120');
  }
  const region = values.get('--region') ?? 'us-east-1';
  if (!/^[a-z]+(-[a-z]+)+-\d$/.test(region)) return wrong(`--region must be the name of a region, and is ${region}.`);
  const accountId = values.get('--account') ?? '000000000000';
  if (!/^\d{12}$/.test(accountId)) return wrong('--account must have 12 digits.');
  const maxConcurrency = Number(values.get('--max-concurrency') ?? 20);
  if (!Number.isInteger(maxConcurrency) || maxConcurrency < 1)
    return wrong('--max-concurrency must be a number from 1.');
  const retryDelaysMs = [first * 1000, second * 1000] as const;
  const pathOf = (name: string) => {
    const path = values.get(name);
    return path === undefined ? undefined : resolve(folder, path);
  };
  const paths = { template: resolve(folder, template), python: pathOf('--python'), sdkFolder: pathOf('--sdk') };
  return { kind: 'run', options: { ...paths, port, retryDelaysMs, region, accountId, maxConcurrency } };
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
