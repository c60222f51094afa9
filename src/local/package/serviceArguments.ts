/** What the service runs and how. Paths may be relative to `cwd`. Either `folders` or `template` must be set. */
export interface ServiceOptions {
  /** Folders whose projects are all served. */
  readonly folders?: readonly string[];
  /** One SAM or CloudFormation template. */
  readonly template?: string;
  /** Values of the templates' parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Files with NAME=value lines, set for every function. */
  readonly envFiles?: readonly string[];
  /** AWS profile whose credentials functions get; without it they get made-up ones. */
  readonly profile?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Delays before the second and third attempt of an event; 60 and 120 as on AWS, divided by `timeScale`. */
  readonly retryDelaysSeconds?: readonly [number, number];
  /** How many times faster than on AWS timeouts, windows and ages of sources and events end; 1. */
  readonly timeScale?: number;
  /** Keeps queues, streams, tables, mappings and events there over a restart. */
  readonly stateFolder?: string;
  /** URL of another service (moto, LocalStack) whose queues and streams are polled; `https://{service}.eu-west-1.amazonaws.com` for AWS. */
  readonly sourceEndpoint?: string;
  /** What requests to `sourceEndpoint` are signed with: made-up credentials, or those of the environment variables. */
  readonly sourceCredentials?: 'test' | 'environment';
  /** Whether rules run on their schedules by themselves; false. */
  readonly hasSchedules?: boolean;
  /** What `AWS::Region` stands for; `us-east-1`. */
  readonly region?: string;
  /** What `AWS::AccountId` stands for; `000000000000`. */
  readonly accountId?: string;
  /** How many requests run at the same time; 10. */
  readonly maxConcurrency?: number;
  /** The Python for projects without an environment of their own. */
  readonly python?: string;
  /** A folder with packages of the AWS SDK for JavaScript that functions may rely on. */
  readonly sdkFolder?: string;
  /** Where relative paths start; this process's working directory. */
  readonly cwd?: string;
  /** Takes the service's log lines. They contain no payloads and no environment variables. */
  readonly onLog?: (line: string) => void;
}

/** The command line of the service for these options: what is not set is left to its own defaults. */
export function serviceArguments(options: ServiceOptions): readonly string[] {
  const { folders = [], envFiles = [], parameters = {}, retryDelaysSeconds, hasSchedules } = options;
  const values: readonly (readonly [name: string, value: string | number | undefined])[] = [
    ...folders.map((folder) => ['--folder', folder] as const),
    ['--template', options.template],
    ...Object.entries(parameters).map(([name, value]) => ['--parameter', `${name}=${value}`] as const),
    ...envFiles.map((file) => ['--env-file', file] as const),
    ['--profile', options.profile],
    ['--port', options.port],
    ['--retry-delays', retryDelaysSeconds?.join(',')],
    ['--time-scale', options.timeScale],
    ['--state', options.stateFolder],
    ['--source-endpoint', options.sourceEndpoint],
    ['--source-credentials', options.sourceCredentials],
    ['--schedules', hasSchedules === undefined ? undefined : onOrOff(hasSchedules)],
    ['--region', options.region],
    ['--account', options.accountId],
    ['--max-concurrency', options.maxConcurrency],
    ['--python', options.python],
    ['--sdk', options.sdkFolder],
  ];
  return values.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
}

function onOrOff(isOn: boolean): string {
  return isOn ? 'on' : 'off';
}
