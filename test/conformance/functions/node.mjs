import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @param {unknown} event
 * @param {Record<string, unknown> & { getRemainingTimeInMillis(): number }} context
 */
export const echo = async (event, context) => ({
  event,
  pid: process.pid,
  context: { ...context, remaining: context.getRemainingTimeInMillis() },
  env: process.env,
  cwd: process.cwd(),
});

/** @param {unknown} event */
export const mirrors = async (event) => event;

export const nothing = async () => undefined;

export const exitsWithThree = async () => process.exit(3);

export const exitsQuietly = async () => process.exit(0);

export const spins = async () => {
  console.log('spinning');
  for (;;);
};

export const tooLarge = async () => 'x'.repeat(7_000_000);

export const throwsText = async () => {
  // biome-ignore lint/style/useThrowOnlyError: what such a function leaves behind is tested.
  throw 'not even an Error';
};

export const streams = Reflect.get(globalThis, 'awslambda').streamifyResponse(
  /** @param {unknown} _event @param {import('node:stream').Writable} stream */
  async (_event, stream) => {
    stream.write('{"streamed":');
    stream.write('true}');
    stream.end();
    await new Promise((resolve) => stream.on('finish', resolve));
  },
);

/** @param {{ lines: number }} event */
export const logsMuch = async ({ lines }) => {
  for (let line = 1; line <= lines; line += 1) console.log(`line ${line} of ${lines} é`);
  console.log('two\nlines');
  process.stdout.write('plain output\n');
  process.stderr.write('plain error\n');
  return lines;
};

/** @param {{ file: string }} event */
export const waitsForFile = async ({ file }) => {
  while (!existsSync(file)) await pause(20);
  return process.pid;
};

/** Ends its process after the answer, once there is this file. @param {{ file: string }} event */
export const diesAfterwards = async ({ file }) => {
  setInterval(() => {
    if (existsSync(file)) process.exit(1);
  }, 20);
  return process.pid;
};

/** Sends to the X-Ray daemon what the X-Ray SDK would. */
export const callsDatabase = async () => {
  const fields = Object.fromEntries(
    (process.env._X_AMZN_TRACE_ID ?? '').split(';').map((part) => /** @type {[string, string]} */ (part.split('='))),
  );
  const now = Date.now() / 1000;
  const call = {
    type: 'subsegment',
    trace_id: fields.Root,
    parent_id: fields.Parent,
    id: '1111111111111111',
    name: 'DynamoDB',
    namespace: 'aws',
    start_time: now,
    end_time: now,
    aws: { operation: 'PutItem' },
  };
  const inner = {
    ...call,
    id: '2222222222222222',
    parent_id: call.id,
    name: 'retry',
    namespace: undefined,
    aws: undefined,
  };
  const own = {
    ...call,
    id: '3333333333333333',
    http: { request: { url: 'http://127.0.0.1:1/2018-06-01/runtime/invocation/next' } },
  };
  for (const document of [inner, call, own]) await send(`{"format":"json","version":1}\n${JSON.stringify(document)}`);
  await send('nonsense');
};

/** @param {string} text */
async function send(text) {
  const [host, port] = (process.env.AWS_XRAY_DAEMON_ADDRESS ?? '').split(':');
  const socket = createSocket('udp4');
  await new Promise((resolve) => socket.send(text, Number(port), host, resolve));
  socket.close();
}

/** Writes a part, waits for a file, writes another; throws, hangs or exits before the end when it is told to. */
export const streamsSlowly = Reflect.get(globalThis, 'awslambda').streamifyResponse(
  /** @param {{ file?: string, ending?: string }} event @param {import('node:stream').Writable} stream */
  async ({ file, ending }, stream) => {
    if (ending === 'throwFirst') throw new TypeError('before anything');
    stream.write('first ä ');
    while (file !== undefined && !existsSync(file)) await pause(20);
    if (ending === 'throw') throw new TypeError('half-way');
    if (ending === 'hang') await pause(60_000);
    if (ending === 'exit') process.exit(3);
    stream.write('second');
    stream.end();
    await new Promise((resolve) => stream.on('finish', resolve));
  },
);
