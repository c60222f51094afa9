import { devNull } from 'node:os';
import { delimiter, join } from 'node:path';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { PreparedCode } from '../code/preparedCode';
import type { Place } from '../functions/functionReference';
import type { FunctionIdentity } from './functionIdentity';
import type { InterpreterPlaces } from './interpreter';
import { nodeSearchPath, pythonSearchPath } from './searchPaths';

/** Where a function's process finds the services around it. */
export interface WorkerSurroundings extends InterpreterPlaces {
  readonly place: Place;
  /** `http://127.0.0.1:port` of this service. */
  readonly endpoint: string;
  /** `host:port` of the X-Ray collector. */
  readonly daemonAddress: string;
  /** Where queues, streams and tables are, when that is not this service. */
  readonly sourceEndpoint?: string | undefined;
  /** For files of this run; nobody else may read there. */
  readonly scratchFolder: string;
  /** Packages of the AWS SDK for JavaScript that Dwell has installed for functions. */
  readonly sdkFolder: string | undefined;
  /** Marks all processes of this service: see `killMarked`. */
  readonly mark: string;
  /** Where `debugpy` is; absent: where Python itself finds it. */
  readonly debugpyFolder: string | undefined;
  identityOf(declared: DeclaredFunction): FunctionIdentity;
}

/** Variables that programs need to run; no other variables of the user's environment reach a function. */
const passedOn = [
  'PATH',
  'Path',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LD_LIBRARY_PATH',
  'SystemRoot',
  'SystemDrive',
  'windir',
  'ComSpec',
  'PATHEXT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'ProgramData',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'http_proxy',
  'https_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'VIRTUAL_ENV',
  'PYENV_ROOT',
  'PYENV_VERSION',
  'NVM_DIR',
  'NVM_BIN',
];

/** Environment of a reserve process: variables that cannot be set after its start. */
export function waitingEnvironment(): Record<string, string> {
  return { ...pick(process.env, passedOn), LC_CTYPE: 'C.UTF-8', _DWELL_RESERVE: '1' };
}

/** Variables that a language reads as it starts, so that a process in reserve is too late for them. */
export function needsOwnStart(environment: Readonly<Record<string, string>>): boolean {
  return Object.entries(environment).some(([name, value]) => {
    if (name === 'NODE_OPTIONS') return value.trim() !== '--enable-source-maps' && value.trim() !== '';
    return /^(?:AWS_LAMBDA_NODEJS_|AWS_LAMBDA_RUNTIME_VERBOSE|PYTHON|LD_|DYLD_|UV_|MALLOC_|OPENSSL_|SSL_|NODE_(?:EXTRA|DEBUG|V8|PENDING|NO|REPL|ICU|DISABLE|TLS|USE)|LANG$|LC_|PATH$)/.test(
      name,
    );
  });
}

/** Of one process. */
export interface WorkerTask {
  readonly declared: DeclaredFunction;
  readonly code: PreparedCode;
  readonly log: { readonly group: string; readonly name: string };
  /** `host:port`. */
  readonly runtimeApi: string;
  /** The same as a Unix socket, for our own client. */
  readonly runtimeSocket: string | undefined;
}

/**
 * The environment of a function's process: the function's own variables, then Lambda's, which a function cannot change
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime). Credentials
 * and profiles of the user are in it only where the user has chosen so: code under test must not reach a real account.
 */
export function workerEnvironment(task: WorkerTask, surroundings: WorkerSurroundings): Record<string, string> {
  const { declared, code, log, runtimeApi } = task;
  const { runtimeFolder } = surroundings;
  const identity = surroundings.identityOf(declared);
  const environment = ownEnvironment(declared, surroundings);
  const chosen = identity.endpoint ?? environment.AWS_ENDPOINT_URL ?? surroundings.sourceEndpoint;
  const around = { ...surroundings, endpoint: surroundings.endpoint, sourceEndpoint: chosen };
  const isReplaced = identity.profile === undefined || chosen !== undefined;
  return {
    ...withLayerPaths(pick(process.env, passedOn), code.layers),
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    ...serviceAddresses(surroundings),
    ...(isReplaced ? sourceAddresses(around) : {}),
    ...languageVariables(task, surroundings),
    ...(isReplaced ? withLocalQueues(environment, around) : environment),
    // All other services; those that this service has keep the addresses above.
    ...(chosen === undefined ? {} : { AWS_ENDPOINT_URL: chosen }),
    ...credentialVariables(identity, surroundings.place),
    ...loggingVariables(declared),
    _HANDLER: code.handler,
    AWS_EXECUTION_ENV: `AWS_Lambda_${declared.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: declared.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(declared.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: log.group,
    AWS_LAMBDA_LOG_STREAM_NAME: log.name,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: code.taskRoot,
    LAMBDA_RUNTIME_DIR: runtimeFolder,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  };
}

/** The function's own variables: the declared ones, and those of the deployed function, where the user has chosen that. */
export function ownEnvironment(
  declared: DeclaredFunction,
  { identityOf }: Pick<WorkerSurroundings, 'identityOf'>,
): Readonly<Record<string, string>> {
  // The program is in a layer of the deployed function.
  const { AWS_LAMBDA_EXEC_WRAPPER: _, ...deployed } = identityOf(declared).variables;
  return { ...declared.environment, ...deployed };
}

/** The services that this service replaces if the user has chosen no account. */
const sourceServices = ['SQS', 'KINESIS', 'DYNAMODB', 'DYNAMODB_STREAMS', 'SNS', 'EVENTBRIDGE', 'S3'] as const;

function sourceAddresses({ endpoint, sourceEndpoint = endpoint }: WorkerSurroundings): Record<string, string> {
  return Object.fromEntries(sourceServices.map((name) => [`AWS_ENDPOINT_URL_${name}`, sourceEndpoint]));
}

/**
 * The URL of a queue names a host, which some SDKs call regardless of the configured endpoint: it must be this service.
 */
function withLocalQueues(
  environment: Readonly<Record<string, string>>,
  { endpoint, sourceEndpoint = endpoint, place }: WorkerSurroundings,
): Record<string, string> {
  const host = `https://sqs.${place.region}.amazonaws.com/`;
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(host, `${sourceEndpoint.replace(/\/$/, '')}/`),
    ]),
  );
}

function credentialVariables({ profile }: FunctionIdentity, place: Place): Record<string, string> {
  const regions = { AWS_REGION: place.region, AWS_DEFAULT_REGION: place.region };
  if (profile !== undefined) {
    // The SDKs read the profile by themselves, with single sign-on and assumed roles: no secret passes through here.
    return {
      ...pick(process.env, ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']),
      ...regions,
      AWS_PROFILE: profile,
    };
  }
  return {
    ...regions,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
  };
}

function loggingVariables({ loggingConfig }: DeclaredFunction): Record<string, string> {
  if (loggingConfig.format !== 'JSON') return { AWS_LAMBDA_LOG_FORMAT: 'Text' };
  return { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: loggingConfig.applicationLevel ?? 'INFO' };
}

function serviceAddresses({ endpoint, daemonAddress }: WorkerSurroundings): Record<string, string> {
  const [host = '', port = ''] = daemonAddress.split(':');
  return {
    AWS_ENDPOINT_URL_LAMBDA: endpoint,
    AWS_ENDPOINT_URL_XRAY: endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: endpoint,
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: daemonAddress,
    _AWS_XRAY_DAEMON_ADDRESS: host,
    _AWS_XRAY_DAEMON_PORT: port,
  };
}

function languageVariables(
  { declared, code, runtimeSocket }: WorkerTask,
  surroundings: WorkerSurroundings,
): Record<string, string> {
  const { runtimeFolder, cacheFolder, sdkFolder } = surroundings;
  if (declared.runtime.startsWith('python')) {
    return { LC_CTYPE: 'C.UTF-8', _DWELL_PYTHONPATH: pythonSearchPath(code, declared.runtime).join(delimiter) };
  }
  if (!declared.runtime.startsWith('nodejs')) return {};
  const major = Number(/^nodejs(\d+)/.exec(declared.runtime)?.[1] ?? 0);
  return {
    NODE_PATH: [
      ...nodeSearchPath(code, major),
      ...(sdkFolder === undefined ? [] : [join(sdkFolder, 'node_modules')]),
      join(runtimeFolder, 'node_modules'),
      code.taskRoot,
    ].join(delimiter),
    _DWELL_SEARCH: [...code.searchFolders, ...(sdkFolder === undefined ? [] : [sdkFolder])].join(delimiter),
    ...(runtimeSocket === undefined ? {} : { _DWELL_RUNTIME_SOCKET: runtimeSocket }),
    _DWELL_LAYERS: code.layers.join(delimiter),
    _DWELL_CACHE: join(cacheFolder, 'node'),
    // Node.js 24 and later: no callbacks, no `context.succeed`, no folder as handler.
    _DWELL_CLIENT: major >= 24 ? 'ric' : 'ric22',
    // About the Node.js of this machine, which is not the one the function will run on.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Programs and libraries of layers are found as in `/opt/bin` and `/opt/lib`. */
function withLayerPaths(env: Record<string, string>, layers: readonly string[]): Record<string, string> {
  if (layers.length === 0) return env;
  const below = (name: string) => [...layers].reverse().map((layer) => join(layer, name));
  const paths = (first: readonly string[], rest: string | undefined) =>
    [...first, ...(rest ? [rest] : [])].join(delimiter);
  return {
    ...env,
    PATH: paths(below('bin'), env.PATH ?? env.Path),
    LD_LIBRARY_PATH: paths(below('lib'), env.LD_LIBRARY_PATH),
  };
}

function pick(env: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name] ?? '']])));
}
