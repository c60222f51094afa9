import { prettyPrint } from '../../model/base/prettyPrint';
import type { ConnectionSpec } from '../../model/connection/connection';
import type { SentCall } from './awsCliCommand';

/** Formats the call as JavaScript for the AWS SDK v3; the client sends it once. */
export function javaScriptCode({ target, mode, payload, options }: SentCall, spec: ConnectionSpec): string {
  const isStream = mode === 'ResponseStream';
  const command = isStream ? 'InvokeWithResponseStreamCommand' : 'InvokeCommand';
  const client = [...clientSettings(spec), '  maxAttempts: 1, // a retry would run the function again'];
  const input = [
    `  FunctionName: ${JSON.stringify(target.functionName)},`,
    ...(target.qualifier === undefined ? [] : [`  Qualifier: ${JSON.stringify(target.qualifier)},`]),
    `  InvocationType: ${JSON.stringify(isStream ? 'RequestResponse' : mode)},`,
    ...(options.clientContext === undefined
      ? []
      : [`  ClientContext: Buffer.from(${JSON.stringify(options.clientContext)}).toString("base64"),`]),
    ...(options.tenantId === undefined ? [] : [`  TenantId: ${JSON.stringify(options.tenantId)},`]),
    ...(options.durableExecutionName === undefined || isStream
      ? []
      : [`  DurableExecutionName: ${JSON.stringify(options.durableExecutionName)},`]),
    `  Payload: ${payloadExpression(payload)},`,
  ];
  return [
    `import { LambdaClient, ${command} } from "@aws-sdk/client-lambda";`,
    '',
    'const lambda = new LambdaClient({',
    ...client,
    '});',
    `const answer = await lambda.send(new ${command}({`,
    ...input,
    '}));',
    ...(isStream ? streamReader : plainReader),
    '',
  ].join('\n');
}

const plainReader = [
  '// FunctionError is set when the function failed: the HTTP status is 200 in both cases.',
  'console.log(answer.StatusCode, answer.FunctionError, Buffer.from(answer.Payload ?? []).toString());',
];

const streamReader = [
  'for await (const { PayloadChunk, InvokeComplete } of answer.EventStream ?? []) {',
  '  if (PayloadChunk) process.stdout.write(PayloadChunk.Payload);',
  '  if (InvokeComplete?.ErrorCode) console.error(InvokeComplete.ErrorCode, InvokeComplete.ErrorDetails);',
  '}',
];

function clientSettings(spec: ConnectionSpec): readonly string[] {
  if (spec.kind === 'local') return ['  endpoint: process.env.DWELL_LOCAL_ENDPOINT,', '  region: "us-east-1",'];
  return [
    ...(spec.kind === 'endpoint' ? [`  endpoint: ${JSON.stringify(spec.endpoint)},`] : []),
    ...(spec.profile === undefined ? [] : [`  profile: ${JSON.stringify(spec.profile)},`]),
    ...(spec.region === undefined ? [] : [`  region: ${JSON.stringify(spec.region)},`]),
  ];
}

/**
 * JSON is valid JavaScript, but whitespace, large numbers, duplicate keys and `__proto__` would be sent differently. In these
 * cases, the text itself is sent.
 */
function payloadExpression(payload: string): string {
  return isSameAsCode(payload)
    ? `JSON.stringify(${prettyPrint(payload).replaceAll('\n', '\n  ')})`
    : JSON.stringify(payload);
}

function isSameAsCode(payload: string): boolean {
  try {
    return JSON.stringify(JSON.parse(payload)) === payload && !payload.includes('__proto__');
  } catch {
    // Not JSON, or nested too deeply for JSON.stringify.
    return false;
  }
}
