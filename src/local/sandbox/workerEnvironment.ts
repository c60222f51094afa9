import { devNull } from 'node:os';
import { join } from 'node:path';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { Place } from '../functions/functionReference';

/** Where a function's process finds the services around it. */
export interface WorkerSurroundings {
  readonly place: Place;
  /** `http://127.0.0.1:port` of this service. */
  readonly endpoint: string;
  /** `host:port` of the X-Ray collector. */
  readonly daemonAddress: string;
  /** `dist/runtime`. */
  readonly runtimeFolder: string;
}

/** What programs need to find their parts; nothing else of the user's environment reaches a function. */
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

/**
 * The environment of a function's process: the function's own variables, then Lambda's, which a function cannot change
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime). Credentials
 * and profiles of the user are not in it: code that is only being tried must not reach a real account.
 */
export function workerEnvironment(
  declared: DeclaredFunction,
  log: { readonly group: string; readonly name: string },
  surroundings: WorkerSurroundings,
  runtimeApi: string,
): Record<string, string> {
  const { place, runtimeFolder } = surroundings;
  return {
    ...pick(process.env, passedOn),
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...serviceAddresses(surroundings),
    ...languageVariables(declared, runtimeFolder),
    ...declared.environment,
    _HANDLER: declared.handler,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${declared.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: declared.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(declared.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: log.group,
    AWS_LAMBDA_LOG_STREAM_NAME: log.name,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: declared.codeUri,
    LAMBDA_RUNTIME_DIR: runtimeFolder,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  };
}

/** What this service stands in for, beside itself. */
const sourceServices = ['SQS', 'KINESIS', 'DYNAMODB', 'DYNAMODB_STREAMS', 'SNS', 'EVENTBRIDGE'] as const;

function serviceAddresses({ endpoint, daemonAddress }: WorkerSurroundings): Record<string, string> {
  const [host = '', port = ''] = daemonAddress.split(':');
  return {
    ...Object.fromEntries(sourceServices.map((name) => [`AWS_ENDPOINT_URL_${name}`, endpoint])),
    AWS_ENDPOINT_URL_LAMBDA: endpoint,
    AWS_ENDPOINT_URL_XRAY: endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: endpoint,
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: daemonAddress,
    _AWS_XRAY_DAEMON_ADDRESS: host,
    _AWS_XRAY_DAEMON_PORT: port,
  };
}

function languageVariables(declared: DeclaredFunction, runtimeFolder: string): Record<string, string> {
  if (declared.runtime.startsWith('python')) return { LC_CTYPE: 'C.UTF-8', PYTHONPATH: declared.codeUri };
  return {
    NODE_PATH: join(runtimeFolder, 'node_modules'),
    // About the Node.js of this machine, which is not the one the function will run on.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

function pick(env: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name] ?? '']])));
}
