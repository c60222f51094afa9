import type { ConnectionSpec } from '../../model/connection/connection';
import type { FunctionTarget, InvocationMode, InvokeOptions } from '../../model/invocation/invocation';

/** One call, with all that was sent. */
export interface SentCall {
  readonly target: FunctionTarget;
  readonly mode: InvocationMode;
  readonly payload: string;
  readonly options: InvokeOptions;
}

/**
 * The call as a command for a POSIX shell. The AWS CLI, too, retries an invocation that fails or takes longer than a minute,
 * which runs the function again: the command tells it not to.
 */
export function awsCliCommand({ target, mode, payload, options }: SentCall, spec: ConnectionSpec): string {
  const words = [
    'AWS_MAX_ATTEMPTS=1 aws lambda invoke',
    `--function-name ${quoted(target.functionName)}`,
    ...(target.qualifier === undefined ? [] : [`--qualifier ${quoted(target.qualifier)}`]),
    `--invocation-type ${mode === 'ResponseStream' ? 'RequestResponse' : mode}`,
    ...(options.clientContext === undefined ? [] : [`--client-context ${quoted(base64(options.clientContext))}`]),
    ...(options.tenantId === undefined ? [] : [`--tenant-id ${quoted(options.tenantId)}`]),
    ...(options.durableExecutionName === undefined
      ? []
      : [`--durable-execution-name ${quoted(options.durableExecutionName)}`]),
    ...connectionWords(spec),
    '--cli-read-timeout 0 --cli-binary-format raw-in-base64-out',
    `--payload ${quoted(payload)}`,
    '/dev/stdout',
  ];
  const comment = mode === 'ResponseStream' ? '# The AWS CLI cannot stream: this waits for the whole response.\n' : '';
  return `${comment}${words.join(' \\\n  ')}\n`;
}

function connectionWords(spec: ConnectionSpec): readonly string[] {
  switch (spec.kind) {
    case 'local':
      return ['--endpoint-url "$DWELL_LOCAL_ENDPOINT"', '--region us-east-1'];
    case 'aws':
      return profileAndRegion(spec);
    case 'endpoint':
      return [`--endpoint-url ${quoted(spec.endpoint)}`, ...profileAndRegion(spec)];
  }
}

function profileAndRegion({
  profile,
  region,
}: {
  readonly profile?: string;
  readonly region?: string;
}): readonly string[] {
  return [
    ...(profile === undefined ? [] : [`--profile ${quoted(profile)}`]),
    ...(region === undefined ? [] : [`--region ${quoted(region)}`]),
  ];
}

/** What a shell does not touch stays bare. */
function quoted(text: string): string {
  return /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
