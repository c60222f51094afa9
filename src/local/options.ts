import { dirname, resolve } from 'node:path';
import type { WorkspaceRoot } from '../workspace/projects/readWorkspace';
import { type IdentityOptions, readScoped } from './identities';
import { type PollingOptions, readPollingOptions } from './pollingOptions';

export interface LocalOptions extends PollingOptions, IdentityOptions {
  readonly roots: readonly WorkspaceRoot[];
  /** 0: any free port. */
  readonly port: number;
  /** The first port of the HTTP front, for function URLs and APIs; `undefined`: any free ports. */
  readonly httpPort: number | undefined;
  readonly region: string;
  readonly accountId: string;
  /** How many requests run at the same time. */
  readonly maxConcurrency: number;
  /** The Python to use where a project has no environment of its own. */
  readonly python: string | undefined;
  /** A folder with packages of the AWS SDK for JavaScript, for functions that rely on Lambda's. */
  readonly sdkFolder: string | undefined;
  /** Where `debugpy` is, which debugs Python functions; absent: where Python itself finds it. */
  readonly debugpyFolder: string | undefined;
}

export type ReadOptions =
  | { readonly kind: 'run'; readonly options: LocalOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Runs the functions of a folder's projects with the queues, streams, tables, topics and rules that invoke them, and answers the
AWS APIs of Lambda, SQS, Kinesis, DynamoDB, SNS, EventBridge, X-Ray and CloudWatch Logs on 127.0.0.1.

  node local.js [--] --folder PATH [options]
  node local.js [--] --template template.yaml [options]

  --folder PATH          finds the projects of this folder and serves all of them; can be repeated
  --template PATH        serves one SAM or CloudFormation template
  --parameter NAME=VALUE a parameter of the templates; can be repeated
  --env-file PATH        NAME=value lines, set for every function; can be repeated
  --profile NAME         AWS profile whose credentials functions get (none: no account)
  --endpoint URL         what functions call instead of AWS: LocalStack, moto, DynamoDB Local
                         FOLDER=… before the value of these three: for the projects of one --folder only; for --env-file,
                         -- must then stand before all options, else Node.js itself looks for a file of that name
  --port N               the port; 0, the default, takes any that is free
  --http-port N          the first port for function URLs, APIs and load balancers, which have one each (any free ones)
  --retry-delays A,B     seconds before the second and third attempt of an event (60,120 divided by the time scale)
  --time-scale N         how many times faster than on AWS timeouts, windows and ages of sources and events end (1)
  --state FOLDER         keeps queues, streams, tables, mappings and events there over a restart
  --source-endpoint URL  polls the queues and streams at this address (moto, LocalStack) instead of its own; in AWS at
                         https://{service}.eu-west-1.amazonaws.com, with the --region and --account they belong to
  --source-credentials W what these requests are signed with: test (made-up ones), environment (AWS_ACCESS_KEY_ID …), or
                         parent (the process that started this one is asked)
  --schedules on|off     whether rules run on their schedules by themselves (off)
  --region NAME          what AWS::Region stands for (us-east-1)
  --account ID           what AWS::AccountId stands for (000000000000)
  --max-concurrency N    how many requests run at the same time (10)
  --python PATH          the Python for projects without an environment of their own
  --sdk PATH             a folder with packages of the AWS SDK for JavaScript that functions may rely on
  --debugpy PATH         the folder with debugpy, to debug Python functions
  --help                 this text

The first line on stdout is JSON with the endpoint. Press Ctrl-C or close stdin to stop the service.
`;

const names = [
  '--template',
  '--port',
  '--http-port',
  '--retry-delays',
  '--region',
  '--account',
  '--max-concurrency',
  '--python',
  '--sdk',
  '--debugpy',
  '--time-scale',
  '--state',
  '--source-endpoint',
  '--source-credentials',
  '--schedules',
] as const;
const lists = ['--folder', '--parameter', '--env-file', '--profile', '--endpoint'] as const;

/** Reads `--name value` and `--name=value`, behind a `--`, which keeps Node.js from reading `--env-file`, or without it. */
export function readOptions(args: readonly string[], folder: string): ReadOptions {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  const values = new Map<string, string[]>();
  const own = args[0] === '--' ? args.slice(1) : args;
  const rest = own.flatMap((arg) => (/^--[^=]+=/.test(arg) ? splitOnce(arg) : [arg]));
  for (let index = 0; index < rest.length; index += 2) {
    const name = rest[index] ?? '';
    const value = rest[index + 1];
    const isList = lists.some((known) => known === name);
    if (!isList && !names.some((known) => known === name)) return wrong(`Unknown option ${name}. See --help.`);
    if (value === undefined) return wrong(`${name} requires a value. See --help.`);
    values.set(name, isList ? [...(values.get(name) ?? []), value] : [value]);
  }
  return check(values, folder);
}

function check(values: ReadonlyMap<string, readonly string[]>, folder: string): ReadOptions {
  const one = (name: string) => values.get(name)?.[0];
  const all = (name: string) => values.get(name) ?? [];
  const template = one('--template');
  if (template === undefined && all('--folder').length === 0) {
    return wrong('Set the folder or the template to run: --folder . or --template template.yaml');
  }
  const given = all('--parameter').map(splitOnce);
  const bad = given.find(([name]) => !/^\w+$/.test(name));
  if (bad !== undefined) return wrong('--parameter must be a name and a value, such as Stage=dev.');
  const port = Number(one('--port') ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return wrong('--port must be a number from 0 to 65535.');
  const httpPort = one('--http-port') === undefined ? undefined : Number(one('--http-port'));
  if (httpPort !== undefined && !(Number.isInteger(httpPort) && httpPort > 0 && httpPort <= 65_000)) {
    return wrong('--http-port must be a number from 1 to 65000.');
  }
  const pathOf = (name: string) => {
    const path = one(name);
    return path === undefined ? undefined : resolve(folder, path);
  };
  const polling = readPollingOptions(one, pathOf);
  if (typeof polling === 'string') return wrong(polling);
  const region = one('--region') ?? 'us-east-1';
  if (!/^[a-z]+(-[a-z]+)+-\d$/.test(region)) return wrong(`--region must be the name of a region: ${region}`);
  const accountId = one('--account') ?? '000000000000';
  if (!/^\d{12}$/.test(accountId)) return wrong('--account must have 12 digits.');
  const maxConcurrency = Number(one('--max-concurrency') ?? 10);
  if (!(Number.isInteger(maxConcurrency) && maxConcurrency > 0))
    return wrong('--max-concurrency must be a number from 1.');
  const parameters = Object.fromEntries(given);
  const roots = [
    ...all('--folder').map((path) => ({ folder: resolve(folder, path), template: undefined, parameters })),
    ...(template === undefined ? [] : [templateRoot(resolve(folder, template), parameters)]),
  ];
  const scoped = (name: string) =>
    all(name).map((one) =>
      readScoped(
        one,
        roots.map((root) => root.folder),
        folder,
      ),
    );
  const endpoints = scoped('--endpoint');
  if (endpoints.some(({ folder, value }) => !/^https?:\/\/\S+$/.test(value) && !(folder !== undefined && value === '')))
    return wrong('--endpoint must be a URL, such as http://localhost:4566.');
  const envFiles = scoped('--env-file').map((one) => ({ ...one, value: resolve(folder, one.value) }));
  const identities = { profiles: scoped('--profile'), envFiles, endpoints };
  const programs = {
    maxConcurrency,
    python: pathOf('--python'),
    sdkFolder: pathOf('--sdk'),
    debugpyFolder: one('--debugpy'),
  };
  return {
    kind: 'run',
    options: { roots, port, httpPort, region, accountId, ...identities, ...programs, ...polling },
  };
}

function templateRoot(template: string, parameters: Readonly<Record<string, string>>): WorkspaceRoot {
  return { folder: dirname(template), template, parameters };
}

function splitOnce(arg: string): [string, string] {
  const equals = arg.indexOf('=');
  if (equals < 0) return ['', arg];
  return [arg.slice(0, equals), arg.slice(equals + 1)];
}

function wrong(message: string): ReadOptions {
  return { kind: 'wrong', message };
}
