import type { ConnectionSpec } from '../../model/connection/connection';
import type { FunctionTarget, InvocationMode, InvokeOptions } from '../../model/invocation/invocation';

/** One call, with everything that was sent. */
export interface SentCall {
  readonly target: FunctionTarget;
  readonly mode: InvocationMode;
  readonly payload: string;
  readonly options: InvokeOptions;
}

/** The supported shells. */
export type Shell = 'posix' | 'powershell';

/** Maximum size of the payload as an argument: Linux limits a single argument to 128 KiB, and all of them together. */
const maxArgumentBytes = 100_000;

/**
 * Formats the call as a command for the user's shell. The AWS CLI retries an invocation that fails or takes longer than a minute,
 * which would run the function again: the command disables that.
 */
export function awsCliCommand(call: SentCall, spec: ConnectionSpec, shell: Shell = 'posix'): string {
  const comment =
    call.mode === 'ResponseStream' ? '# The AWS CLI cannot stream: this waits for the whole response.\n' : '';
  return comment + (shell === 'posix' ? posixCommand(call, spec) : powerShellCommand(call, spec));
}

function posixCommand(call: SentCall, spec: ConnectionSpec): string {
  const { payload } = call;
  const isShort = new TextEncoder().encode(payload).length <= maxArgumentBytes;
  const before = isShort ? '' : `payload=$(mktemp)\nprintf %s ${quoted(payload)} > "$payload"\n`;
  const words = [
    'AWS_MAX_ATTEMPTS=1 aws lambda invoke',
    ...options(call, spec, posix),
    isShort ? `--payload ${quoted(payload)}` : '--payload "fileb://$payload"',
    '/dev/stdout',
  ];
  return `${before}${words.join(' \\\n  ')}\n`;
}

/** The payload is passed in a file: Windows PowerShell drops quotes in the arguments of programs. */
function powerShellCommand(call: SentCall, spec: ConnectionSpec): string {
  const words = [
    'aws lambda invoke',
    ...options(call, spec, powerShell),
    '--payload "fileb://$($payload.FullName)"',
    '$answer.FullName',
  ];
  return [
    '$payload = New-TemporaryFile; $answer = New-TemporaryFile',
    `[IO.File]::WriteAllText($payload.FullName, ${powerShell.quoted(call.payload)}, [Text.UTF8Encoding]::new($false))`,
    "$env:AWS_MAX_ATTEMPTS = '1'",
    words.join(' `\n  '),
    'Get-Content -Raw -Encoding utf8 $answer.FullName',
    '',
  ].join('\n');
}

/** How a shell quotes a word and reads an environment variable. */
interface ShellWords {
  quoted(text: string): string;
  variable(name: string): string;
}

const posix: ShellWords = { quoted, variable: (name) => `"$${name}"` };

/** PowerShell also ends a quoted word at typographic quotes. */
const powerShell: ShellWords = {
  quoted: (text) => (isBare(text) ? text : `'${text.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`),
  variable: (name) => `$env:${name}`,
};

function options(
  { target, mode, options: set }: SentCall,
  spec: ConnectionSpec,
  { quoted: word, variable }: ShellWords,
): readonly string[] {
  return [
    `--function-name ${word(target.functionName)}`,
    ...(target.qualifier === undefined ? [] : [`--qualifier ${word(target.qualifier)}`]),
    `--invocation-type ${mode === 'ResponseStream' ? 'RequestResponse' : mode}`,
    ...(set.clientContext === undefined ? [] : [`--client-context ${word(base64(set.clientContext))}`]),
    ...(set.tenantId === undefined ? [] : [`--tenant-id ${word(set.tenantId)}`]),
    ...(set.durableExecutionName === undefined ? [] : [`--durable-execution-name ${word(set.durableExecutionName)}`]),
    ...connectionWords(spec, { quoted: word, variable }),
    '--cli-read-timeout 0 --cli-binary-format raw-in-base64-out',
  ];
}

function connectionWords(spec: ConnectionSpec, { quoted: word, variable }: ShellWords): readonly string[] {
  if (spec.kind === 'local') return [`--endpoint-url ${variable('DWELL_LOCAL_ENDPOINT')}`, '--region us-east-1'];
  return [
    ...(spec.kind === 'endpoint' ? [`--endpoint-url ${word(spec.endpoint)}`] : []),
    ...(spec.profile === undefined ? [] : [`--profile ${word(spec.profile)}`]),
    ...(spec.region === undefined ? [] : [`--region ${word(spec.region)}`]),
  ];
}

/** Quotes a word if the shell would interpret it. */
function quoted(text: string): string {
  return isBare(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Whether a word needs no quotes. A leading `@` is special in PowerShell, and a leading `-` starts an option. */
function isBare(text: string): boolean {
  return /^[\w./:=+][\w./:=@%+-]*$/.test(text);
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
