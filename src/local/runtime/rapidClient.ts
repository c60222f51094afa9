import { RuntimeApiConnection } from './runtimeApiConnection';

/*
 * Replaces the native module `rapid-client.node` of AWS's Node.js runtime client (npm aws-lambda-ric 4), which is built for Linux
 * only. It has the same three functions, over a socket. `done` and `error` return before the response arrives, as the native ones
 * do; the single connection keeps them in order before the following `next`.
 */

const api = '/2018-06-01/runtime/invocation';
const connection = new RuntimeApiConnection(
  process.env.AWS_LAMBDA_RUNTIME_API ?? '',
  process.env._DWELL_RUNTIME_SOCKET,
);
delete process.env._DWELL_RUNTIME_SOCKET;

/** Tells the service that its response may come together with the next invocation. */
const unawaited = { 'Dwell-Waits': 'no' };

export interface NextInvocation {
  readonly bodyJson: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Waits for the next invocation. */
export async function next(): Promise<NextInvocation> {
  // Tells the service what REPORT calls "Max Memory Used" where it cannot look by itself.
  const facts = {
    'Dwell-Max-Memory-Kb': String(process.resourceUsage().maxRSS),
    'Dwell-Runtime': `Node.js ${process.versions.node}`,
  };
  // Only this wait keeps the process alive: a handler whose event loop has run empty has ended.
  connection.keepAlive(true);
  const asked = connection.send('GET', `${api}/next`, facts, '');
  connection.release();
  const answer = await asked;
  connection.keepAlive(false);
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, Buffer.from(value, 'latin1').toString('utf8')]),
  );
  return { bodyJson: answer.body.toString('utf8'), headers };
}

/** Sends the result of an invocation. */
export function done(requestId: string, body: string): void {
  connection.hold();
  void connection.send(
    'POST',
    `${api}/${requestId}/response`,
    { 'Content-Type': 'application/json', ...unawaited },
    body,
  );
}

/** Sends the error of an invocation; `xrayCause` is X-Ray's `cause` as JSON text. */
export function error(requestId: string, body: string, xrayCause: string): void {
  const headers = {
    'Content-Type': 'application/json',
    ...unawaited,
    // A header cannot contain line breaks; JSON text has none outside strings and escapes those inside.
    'Lambda-Runtime-Function-XRay-Error-Cause': xrayCause,
  };
  void connection.send('POST', `${api}/${requestId}/error`, headers, body);
}
