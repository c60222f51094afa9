import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { type Answer, invoke } from '../clients';
import { isAlive } from '../isAlive';
import { samTemplate, temporaryProject } from './temporaryProject';

const oldStyle = `
async function later() { throw new Error('floating'); }
exports.floating = async () => { later(); return 'Hello'; };
exports.callback = (event, context, done) => { setTimeout(() => done(null, { ok: event.n }), 5); };
exports.succeed = (event, context) => { setTimeout(() => context.succeed('succeeded'), 5); };
exports.fail = (event, context) => { context.fail(new TypeError('failed')); };
exports.nothing = () => undefined;
exports.both = (event, context, done) => { context.callbackWaitsForEmptyEventLoop = false; setTimeout(() => {}, 60_000); done(null, 'at once'); };
`;

test('the runtimes before Node.js 24 take callbacks, context.succeed, folders and floating rejections', async () => {
  const names = ['floating', 'callback', 'succeed', 'fail', 'nothing', 'both'];
  const functions = Object.fromEntries(
    names.map((name) => [name, `Runtime: nodejs22.x, Handler: app.${name}, CodeUri: .`]),
  );
  const project = await temporaryProject({
    'template.yaml': samTemplate({ ...functions, folder: 'Runtime: nodejs20.x, Handler: inside.handler, CodeUri: .' }),
    'app.js': oldStyle,
    'inside/index.js': 'exports.handler = async () => "from the folder";',
  });
  const service = await project.start();
  const floating = await invoke(service, 'floating', {});
  expect([floating.payload, floating.functionError]).toEqual(['Hello', undefined]);
  expect(floating.log).toContain('Unhandled Promise Rejection');
  expect((await invoke(service, 'floating', {})).payload).toBe('Hello');
  expect((await invoke(service, 'callback', { n: 1 })).payload).toEqual({ ok: 1 });
  expect((await invoke(service, 'callback', { n: 2 })).payload).toEqual({ ok: 2 });
  expect((await invoke(service, 'succeed', {})).payload).toBe('succeeded');
  expect((await invoke(service, 'fail', {})).payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'failed' });
  expect((await invoke(service, 'nothing', {})).payload).toBe(null);
  expect((await invoke(service, 'both', {})).payload).toBe('at once');
  expect((await invoke(service, 'folder', {})).payload).toBe('from the folder');
});

test('Node.js 24 and later refuse callbacks', async () => {
  const project = await temporaryProject({
    'template.yaml': samTemplate({ f: 'Runtime: nodejs24.x, Handler: app.callback, CodeUri: .' }),
    'app.js': oldStyle,
  });
  expect((await invoke(await project.start(), 'f', {})).payload).toMatchObject({
    errorType: 'Runtime.CallbackHandlerDeprecated',
  });
});

test('code that is a file, an archive or text in the template runs', async () => {
  // Made with `zip -q`: app.js with `exports.handler = async () => "from the archive";`, stored.
  const content = Buffer.from('exports.handler = async () => "from the archive";');
  const project = await temporaryProject({
    'template.yaml': samTemplate({
      file: 'Runtime: nodejs22.x, Handler: function.handler, CodeUri: src/function.js',
      zip: 'Runtime: nodejs22.x, Handler: app.handler, CodeUri: app.zip',
      inline: 'Runtime: nodejs22.x, Handler: index.handler, InlineCode: "exports.handler = async () => 1 + 1"',
      'inline-python': 'Runtime: python3.12, Handler: index.handler, InlineCode: "def handler(e, c): return 3"',
      damaged: 'Runtime: nodejs22.x, Handler: app.handler, CodeUri: damaged.zip',
    }),
    'src/function.js': 'exports.handler = async () => "from the file";',
    'app.zip': storedZip('app.js', content),
    'damaged.zip': 'no archive',
  });
  const service = await project.start();
  const names = ['file', 'zip', 'inline', 'inline-python'];
  const answers = await Promise.all(names.map(async (name) => (await invoke(service, name, {})).payload));
  expect(answers).toEqual(['from the file', 'from the archive', 2, 3]);
  expect((await invoke(service, 'damaged', {})).payload).toMatchObject({
    errorMessage: 'damaged.zip cannot be unpacked: it is no zip archive.',
  });
});

test('TypeScript is bundled with the esbuild of the workspace, and saves are picked up', async () => {
  const project = await temporaryProject({
    'template.yaml': samTemplate({ f: 'Runtime: nodejs22.x, Handler: app.handler, CodeUri: src' }),
    'package.json': '{}',
    'src/app.ts':
      'import { add } from "../shared/add";\nexport const handler = async (event: { a: number }): Promise<number> => add(event.a);\n',
    'shared/add.ts': 'export const add = (a: number): number => a + 1;\n',
  });
  const service = await project.start();
  const refused = await invoke(service, 'f', { a: 1 });
  if (refused.functionError !== undefined) {
    expect(refused.payload).toEqual({
      errorType: 'Runtime.ImportModuleError',
      errorMessage: 'src/app.ts is TypeScript and is not built: run `sam build`, or install esbuild in the project.',
    });
  }
  await symlink(inProject('node_modules'), join(project.folder, 'node_modules'));
  await project.write(
    'src/app.ts',
    'import { add } from "../shared/add";\nexport const handler = async (event: { a: number }): Promise<number> => add(event.a);\n// saved\n',
  );
  expect((await invoke(service, 'f', { a: 1 })).payload).toBe(2);
  await project.write('shared/add.ts', 'export const add = (a: number): number => a + 10;\n');
  expect((await invoke(service, 'f', { a: 1 })).payload).toBe(11);
  await project.write(
    'src/app.ts',
    'interface Order { readonly id: string }\n\nexport const handler = async (event: Order): Promise<void> => {\n  throw new Error(event.id);\n};\n',
  );
  const thrown = (await invoke(service, 'f', { id: 'x' })).payload as { readonly trace: readonly string[] };
  expect(thrown.trace[1]).toContain(`${join(project.folder, 'src/app.ts')}:4:9`);
  expect(thrown.trace.join('\n')).not.toContain('dist/runtime');
});

test('what the project built is run while it is newer than the source', async () => {
  const project = await temporaryProject({
    'template.yaml': `${samTemplate({ f: 'Runtime: nodejs22.x, Handler: app.handler, CodeUri: src' })}    Metadata: {BuildMethod: esbuild, BuildProperties: {EntryPoints: [app.ts]}}\n`,
    'src/app.ts': 'export const handler = async (): Promise<string> => "from the source";\n',
    '.aws-sam/build/template.yaml': samTemplate({ f: 'Runtime: nodejs22.x, Handler: app.handler, CodeUri: f' }),
    '.aws-sam/build/f/app.js': 'exports.handler = async () => "from the build";',
  });
  expect((await invoke(await project.start(), 'f', {})).payload).toBe('from the build');
});

test('layers, wrappers, concurrency and logging are as declared', async () => {
  const project = await temporaryProject({
    'template.yaml': samTemplate(
      {
        layered: 'Runtime: nodejs22.x, Handler: uses.handler, CodeUri: code, Layers: [!Ref Tools, !Ref More]',
        absolute: 'Runtime: nodejs22.x, Handler: uses.absolute, CodeUri: code, Layers: [!Ref Tools]',
        python: 'Runtime: python3.12, Handler: app.handler, CodeUri: code, Layers: [!Ref Tools]',
        wrapper:
          'Runtime: nodejs22.x, Handler: uses.wrapped, CodeUri: code, Layers: [!Ref Tools], Environment: {Variables: {AWS_LAMBDA_EXEC_WRAPPER: /opt/wrap}}',
        nowhere:
          'Runtime: nodejs22.x, Handler: uses.wrapped, CodeUri: code, Environment: {Variables: {AWS_LAMBDA_EXEC_WRAPPER: /opt/no}}',
        none: 'Runtime: nodejs22.x, Handler: uses.wrapped, CodeUri: code, ReservedConcurrentExecutions: 0',
        logs: 'Runtime: nodejs22.x, Handler: uses.logs, CodeUri: code, LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: WARN, LogGroup: /mine}, EphemeralStorage: {Size: 2048}',
      },
      [
        '  Tools: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}\n',
        '  More: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: more}}\n',
      ].join(''),
    ),
    'code/uses.js':
      'exports.handler = async () => [require("mylib"), require("both")]; exports.absolute = async () => require("/opt/nodejs/tool");\n' +
      'exports.wrapped = async () => process.env.WRAPPED; exports.logs = async () => { console.info("info"); console.warn("warning"); };',
    'code/app.py': 'import pylib\ndef handler(event, context):\n    return pylib.VALUE\n',
    'layer/nodejs/node_modules/mylib/index.js': 'module.exports = "from the layer";',
    'layer/nodejs/node_modules/both/index.js': 'module.exports = "first";',
    'layer/nodejs/tool.js': 'module.exports = "below /opt";',
    'layer/python/pylib.py': 'VALUE = "from the layer"\n',
    'layer/wrap': '#!/bin/sh\nexport WRAPPED=yes\nexec "$@"\n',
    'more/nodejs/node_modules/both/index.js': 'module.exports = "second";',
  });
  const { chmod } = await import('node:fs/promises');
  await chmod(join(project.folder, 'layer/wrap'), 0o755);
  const service = await project.start();
  expect((await invoke(service, 'layered', {})).payload).toEqual(['from the layer', 'second']);
  expect((await invoke(service, 'absolute', {})).payload).toBe('below /opt');
  expect((await invoke(service, 'python', {})).payload).toBe('from the layer');
  expect((await invoke(service, 'wrapper', {})).payload).toBe('yes');
  expect((await invoke(service, 'nowhere', {})).payload).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringMatching(/exit status 127$/),
  });
  await expect(invoke(service, 'none', {})).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
  });
  const types = (answer: Answer) =>
    answer.log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .map((line) => line.type ?? `${line.level} ${line.message}`);
  expect(types(await invoke(service, 'logs', {}))).toEqual(['platform.start', 'WARN warning', 'platform.report']);
});

test('a program of its own runs under a provided runtime', async () => {
  const bootstrap = [
    '#!/bin/sh',
    'api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"',
    'while true; do',
    '  headers="$(mktemp)"',
    '  curl -sS -D "$headers" "$api/next" >/dev/null',
    '  id="$(grep -i lambda-runtime-aws-request-id "$headers" | tr -d "[:space:]" | cut -d: -f2)"',
    '  echo "running $_HANDLER"',
    '  curl -sS -X POST "$api/$id/response" -d \'"from the program"\' >/dev/null',
    'done',
  ].join('\n');
  const project = await temporaryProject({
    'template.yaml': samTemplate({
      f: 'Runtime: provided.al2023, Handler: main, CodeUri: code',
      unbuilt: 'Runtime: provided.al2023, Handler: main, CodeUri: .',
      java: "Runtime: java21, Handler: 'a.B::c', CodeUri: code",
    }),
    'code/bootstrap': bootstrap,
  });
  const { chmod } = await import('node:fs/promises');
  await chmod(join(project.folder, 'code/bootstrap'), 0o755);
  const service = await project.start();
  const { payload, log } = await invoke(service, 'f', {});
  expect([payload, log.includes('running main\n')]).toEqual(['from the program', true]);
  expect((await invoke(service, 'unbuilt', {})).payload).toMatchObject({
    errorMessage: 'bootstrap does not exist: build the project, for example with `sam build`.',
  });
  expect(service.problems.map(({ message }) => message)).toEqual([
    'Function java: Java functions cannot be run here: only Node.js, Python, and provided runtimes can.',
  ]);
});

test('children in sessions of their own end with the service', async () => {
  const project = await temporaryProject({
    'template.yaml': samTemplate({ f: 'Runtime: nodejs22.x, Handler: app.handler, CodeUri: .' }),
    'app.js':
      'exports.handler = async () => { const c = require("node:child_process").spawn("sleep", ["600"], { detached: true, stdio: "ignore" }); c.unref(); return c.pid; };',
  });
  const service = await project.start();
  const pid = (await invoke(service, 'f', {})).payload as number;
  expect(isAlive(pid)).toBe(true);
  await service.stop();
  await expect.poll(() => isAlive(pid)).toBe(false);
  const killed = await project.start();
  const other = (await invoke(killed, 'f', {})).payload as number;
  process.kill(killed.pid, 'SIGKILL');
  await expect.poll(() => isAlive(other)).toBe(false);
});

test('a missing client of the SDK is named, with what helps', async () => {
  const project = await temporaryProject({
    'template.yaml': samTemplate({ f: 'Runtime: nodejs24.x, Handler: index.handler, CodeUri: .' }),
    'index.mjs': "import { Kept } from '@aws-sdk/client-nowhere'; export const handler = async () => Kept;",
    'sdk/node_modules/@aws-sdk/client-nowhere/package.json':
      '{"name":"@aws-sdk/client-nowhere","type":"module","exports":"./index.js"}',
    'sdk/node_modules/@aws-sdk/client-nowhere/index.js': 'export const Kept = "kept by Dwell";',
  });
  const service = await project.start();
  const response = await fetch(`${service.endpoint}/2015-03-31/functions/f/invocations`, {
    method: 'POST',
    body: '{}',
  });
  const explanation = JSON.parse(decodeURIComponent(response.headers.get('x-dwell-explanation') ?? ''));
  expect(explanation).toEqual({
    message:
      "@aws-sdk/client-nowhere is part of Lambda's Node.js runtime, but is not installed on this machine. Install it in the project, or let Dwell keep a copy for local runs.",
    remedy: { kind: 'sdk', packageName: '@aws-sdk/client-nowhere' },
  });
  const withCache = await project.start({ args: ['--sdk', join(project.folder, 'sdk')] });
  expect((await invoke(withCache, 'f', {})).payload).toBe('kept by Dwell');
});

/** An archive with one file that is not compressed. */
function storedZip(name: string, content: Buffer): Buffer {
  const size = (offset: number, header: Buffer) => {
    header.writeUInt32LE(content.length, offset);
    header.writeUInt32LE(content.length, offset + 4);
    return header;
  };
  const local = size(18, Buffer.alloc(30));
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(name.length, 26);
  const entry = size(20, Buffer.alloc(46));
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + content.length, 16);
  return Buffer.concat([local, Buffer.from(name), content, entry, Buffer.from(name), end]);
}
