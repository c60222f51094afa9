import { expect, test } from 'vitest';
import { invoke } from '../clients';
import { runProgram } from '../runProgram';
import { samTemplate, temporaryProject } from './temporaryProject';

const python = (handler: string) => `Runtime: python3.12, Handler: ${handler}, CodeUri: .`;

test('modules of the user with names of the standard library break nothing', async () => {
  const names = ['resource', 'logging', 'json', 'types', 'decimal', 'socket', 'traceback', 're'];
  const project = await temporaryProject({
    'template.yaml': samTemplate({ shadowed: python('app.handler') }),
    'app.py': 'import resource\ndef handler(event, context):\n    return resource.MINE\n',
    ...Object.fromEntries(names.map((name) => [`${name}.py`, 'MINE = "of the user"\n'])),
  });
  expect((await invoke(await project.start(), 'shadowed', {})).payload).toBe('of the user');
});

test('an unfinished line belongs to the run that wrote it, in the order of writing', async () => {
  const code = [
    'import logging, os, sys',
    'def handler(event, context):',
    '    print("printed", event["n"])',
    '    sys.stderr.write("error\\n")',
    '    logging.warning("logged\\nin two lines")',
    '    os.system("echo from a child")',
    '    sys.stdout.write("unfinished %d" % event["n"])',
  ].join('\n');
  const project = await temporaryProject({
    'template.yaml': samTemplate({ lines: python('app.handler') }),
    'app.py': code,
  });
  const service = await project.start();
  for (const n of [1, 2]) {
    const { log } = await invoke(service, 'lines', { n });
    const written = log.split('\n').filter((line) => line !== '' && !/^(?:START|END|REPORT|XRAY)/.test(line));
    expect(written.map((line) => line.replace(/^\[WARNING\]\t\S+\t\S+\t/, '[WARNING] '))).toEqual([
      `printed ${n}`,
      'error',
      '[WARNING] logged',
      'in two lines',
      'from a child',
      `unfinished ${n}`,
    ]);
  }
});

test("answers are those of AWS's own client", async () => {
  const code = `
from collections import namedtuple
from decimal import Decimal
Point = namedtuple("Point", "x y")
VALUES = {
    "numbers": {"price": Decimal("1.50"), "n": Decimal("3"), "big": Decimal("1234567.25")},
    "point": [Point(1, Decimal("2.5"))],
    "bytes": {b"key": b"val\\xc3\\xbc"},
    "keys": {2: "two", True: "yes", None: "none"},
    "raw": b'{"raw": true}',
}
def handler(event, context):
    return {1, 2} if event == "set" else VALUES[event]
`;
  const project = await temporaryProject({
    'template.yaml': samTemplate({ f: python('app.handler') }),
    'app.py': code,
  });
  const service = await project.start();
  const answers = await Promise.all(
    ['numbers', 'point', 'bytes', 'keys', 'raw'].map(async (event) => (await invoke(service, 'f', event)).payload),
  );
  expect(answers).toEqual([
    { price: 1.5, n: 3, big: 1234567.25 },
    [{ x: 1, y: 2.5 }],
    { key: 'valü' },
    { '2': 'two', true: 'yes', null: 'none' },
    { raw: true },
  ]);
  expect((await invoke(service, 'f', 'set')).payload).toMatchObject({
    errorType: 'Runtime.MarshalError',
    errorMessage: 'Unable to marshal response: Object of type set is not JSON serializable',
    stackTrace: [],
  });
});

test('the context has what AWS gives it', async () => {
  const code =
    'def handler(event, context):\n    return [context.tenant_id, repr(context.identity), context.client_context]\n';
  const project = await temporaryProject({
    'template.yaml': samTemplate({ f: python('app.handler') }),
    'app.py': code,
  });
  expect((await invoke(await project.start(), 'f', {})).payload).toEqual([
    null,
    'CognitoIdentity([cognito_identity_id=None,cognito_identity_pool_id=None])',
    null,
  ]);
});

test.each([
  ['broken.handler', 'Runtime.UserCodeSyntaxError', /^Syntax error in module 'broken': .*\(broken\.py, line 2\)$/],
  ['app.missing', 'Runtime.HandlerNotFound', /^Handler 'missing' missing on module 'app'$/],
  ['sys.exit', 'Runtime.BuiltInModuleConflict', /^Cannot use built-in module sys as a handler module$/],
  ['nodot', 'Runtime.MalformedHandlerName', /^Bad handler 'nodot'/],
])('%s is %s', async (handler, errorType, message) => {
  const project = await temporaryProject({
    'template.yaml': samTemplate({ f: python(handler) }),
    'app.py': '',
    'broken.py': '\ndef handler(:\n',
  });
  const { payload } = await invoke(await project.start(), 'f', {});
  expect(payload).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) });
});

test('packages of a virtual environment beside the template are found', async () => {
  const project = await temporaryProject({
    'template.yaml': samTemplate({ f: 'Runtime: python3.12, Handler: app.handler, CodeUri: src' }),
    'src/app.py': 'import mydep\ndef handler(event, context):\n    return mydep.VALUE\n',
  });
  await runProgram('python3', ['-m', 'venv', '--without-pip', `${project.folder}/.venv`], process.env);
  const { stdout } = await runProgram(
    `${project.folder}/.venv/bin/python`,
    ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'],
    process.env,
  );
  const service = await project.start();
  expect((await invoke(service, 'f', {})).payload).toMatchObject({
    errorMessage: "Unable to import module 'app': No module named 'mydep'",
  });
  await project.write(`${stdout.trim().slice(project.folder.length + 1)}/mydep.py`, 'VALUE = "from the environment"\n');
  expect((await invoke(service, 'f', {})).payload).toBe('from the environment');
});
