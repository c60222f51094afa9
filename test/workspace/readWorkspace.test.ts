import { expect, test } from 'vitest';
import { matchDeployed } from '../../src/workspace/projects/matchDeployed';
import { defaultPlace } from '../../src/workspace/projects/projectInput';
import { readWorkspace } from '../../src/workspace/projects/readWorkspace';
import { filesOf } from './readTexts';

function template(...ids: readonly string[]): string {
  const functions = ids.map((id) => `  ${id}: { Type: AWS::Serverless::Function, Properties: { Handler: a.b } }`);
  return `Transform: AWS::Serverless-2016-10-31\nResources:\n${functions.join('\n')}\n`;
}

async function read(texts: Readonly<Record<string, string>>, ...folders: readonly string[]) {
  const files = filesOf(texts);
  const roots = (folders.length === 0 ? ['/w'] : folders).map((folder) => ({
    folder,
    template: undefined,
    parameters: {},
  }));
  const projects = await readWorkspace(roots, { files, place: defaultPlace });
  return {
    files,
    projects,
    outline: projects.map(({ name, functions }) => `${name}: ${functions.map((one) => one.name)}`),
  };
}

test('a monorepo shows its projects by folder, and functions with one name are told apart', async () => {
  const { outline } = await read({
    '/w/orders/template.yaml': template('Handler', 'Own'),
    '/w/returns/infra/stack.yml': template('Handler'),
  });
  expect(outline).toEqual(['orders: orders-Handler,Own', 'returns/infra: infra-Handler']);
});

test('a name that becomes too long loses the front of its folder', async () => {
  const long = 'x'.repeat(60);
  const { projects } = await read({ '/w/first/t.yaml': template(long), '/w/second/t.yaml': template(long) });
  const names = projects.flatMap(({ functions }) => functions.map(({ name }) => name));
  expect(names.every((name) => name.length <= 64)).toBe(true);
  expect(new Set(names).size).toBe(2);
});

test('several folders of a workspace are read', async () => {
  const { outline } = await read({ '/a/t.yaml': template('A'), '/b/in/t.yaml': template('B') }, '/a', '/b');
  expect(outline).toEqual(['a: A', 'b/in: B']);
});

test('copies, dependencies and data are left alone', async () => {
  const { outline, files } = await read({
    '/w/template.yaml': template('A'),
    '/w/packaged.yaml': template('A').replace('Handler: a.b', 'Handler: a.b, CodeUri: s3://bucket/key'),
    '/w/node_modules/x/template.yaml': template('B'),
    '/w/.aws-sam/build/template.yaml': template('A'),
    '/w/package.json': '{}',
    '/w/deployment.yaml': 'kind: Deployment\nResources: {}',
    '/w/src/a.js': '',
  });
  expect(outline).toEqual(['w: A']);
  expect(files.read.filter((path) => /node_modules|package\.json|\.js$/.test(path))).toEqual([]);
});

test('the templates of a generator of projects are none', async () => {
  const text = template('A').replace('Handler: a.b', "Handler: '{{ cookiecutter.handler }}'");
  expect((await read({ '/w/new/template.yaml': text, '/w/template.yaml': template('B') })).outline).toEqual(['w: B']);
});

test('a module that packages by itself has its code where source_path says', async () => {
  const { projects } = await read({
    '/w/main.tf': 'module "api" {\n  source = "./lambda"\n  source_path = "src/api"\n  handler = "app.run"\n}\n',
    '/w/lambda/main.tf':
      'variable "handler" {}\nresource "aws_lambda_function" "this" {\n  function_name = "api"\n  handler = var.handler\n  runtime = "python3.13"\n  filename = local.made\n}\n',
  });
  expect(projects[0]?.functions.map(({ code, problems }) => ({ code, problems }))).toEqual([
    { code: { kind: 'folder', path: '/w/src/api', built: undefined }, problems: [] },
  ]);
});

test('an empty folder has no project', async () => {
  expect((await read({ '/w/README.md': '' })).outline).toEqual([]);
});

test('of 2,000 files only those that may be templates are read, and each once or twice', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [`/w/src/part${index % 40}/file${index}.ts`, '']),
  );
  const { files } = await read({ ...many, '/w/template.yaml': template('A'), '/w/data/values.json': '{}' });
  expect(files.read.filter((path) => path.endsWith('.ts'))).toEqual([]);
  expect(files.read.length).toBeLessThan(10);
});

test('a deployed function leads to the declared one', async () => {
  const { projects } = await read({
    '/w/template.yaml': template('Orders', 'Returns'),
    '/w/samconfig.toml': '[default.global.parameters]\nstack_name = "shop"\n',
    '/w/svc/serverless.yml': 'service: svc\nprovider: { name: aws }\nfunctions: { list: { handler: a.b } }\n',
    '/w/mail/serverless.yml':
      'service: mail\nprovider: { name: aws }\nfunctions: { list: { handler: a.b, name: m } }\n',
    '/w/app/sst.config.ts':
      'export default $config({ app() { return { name: "app" } }, run() { new sst.aws.Function("Api", { handler: "src/a.b" }); new sst.aws.Cron("Daily", { job: "src/c.d" }); } });',
    '/w/app/src/a.ts': '',
    '/w/app/src/c.ts': '',
  });
  const all = projects.flatMap(({ functions }) => functions);
  const match = (name: string, tags?: Record<string, string>) => matchDeployed({ name, tags }, all)?.name;
  expect(match('Orders')).toBe('Orders');
  expect(match('shop-Orders-1ABCDEF')).toBe('Orders');
  expect(match('svc-prod-list')).toBe('svc-dev-list');
  expect(match('anything', { 'aws:cloudformation:logical-id': 'Returns' })).toBe('Returns');
  const tags = (stack: string, id: string) => ({
    'aws:cloudformation:stack-name': stack,
    'aws:cloudformation:logical-id': id,
  });
  expect(match('anything', tags('mail-prod', 'ListLambdaFunction'))).toBe('m');
  expect(match('anything', tags('svc-prod', 'ListLambdaFunction'))).toBe('svc-dev-list');
  expect(match('anything', tags('other', 'ListLambdaFunction'))).toBe(undefined);
  expect(match('app-prod-ApiFunction-bdhcfmzt')).toBe('Api');
  expect(match('app-prod-DailyHandlerFunction-bdhcfmzt')).toBe('src-c-d');
  expect(match('other-Orders-1ABCDEF')).toBe(undefined);
});

test('the one file of the settings may name a project of any kind', async () => {
  const service = 'service: shop\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions: { pay: { handler: a.b } }\n';
  const files = filesOf({ '/w/api/serverless.yml': service, '/w/stack.yaml': template('A') });
  const outlineOf = async (file: string) => {
    const projects = await readWorkspace([{ folder: '/w', template: file, parameters: {} }], {
      files,
      place: defaultPlace,
    });
    return projects.map(({ kind, functions }) => `${kind}: ${functions.map(({ name }) => name)}`);
  };
  expect(await outlineOf('/w/api/serverless.yml')).toEqual(['serverless: shop-dev-pay']);
  expect(await outlineOf('/w/stack.yaml')).toEqual(['sam: A']);
});

test('an app of SST 2 whose handlers cannot be read says why', async () => {
  const config = (stack: string) =>
    `import { ${stack} } from "./stacks/${stack}";\nexport default { config: () => ({ name: "x" }), stacks(app) { app.stack(${stack}); } };\n`;
  const { projects } = await read({
    '/w/moved/sst.config.ts': config('Api'),
    '/w/moved/stacks/Api.ts':
      'export function Api({ stack }) { new Api(stack, "api", { routes: { "GET /": "functions/src/list.handler" } }); bus.subscribe("order.made", { handler: "functions/src/made.handler" }); }',
    '/w/computed/sst.config.ts': config('Users'),
    '/w/computed/stacks/Users.ts':
      'export function Users({ stack }) { const one = (name) => new Function(stack, name, { handler: "functions/" + name }); one("login"); }',
    '/w/site/sst.config.ts': config('Site'),
    '/w/site/stacks/Site.ts': 'export function Site({ stack }) { new StaticSite(stack, "site", { path: "web" }); }',
  });
  expect(projects.map(({ name, problems }) => [name, problems.map(({ message }) => message)])).toEqual([
    ['computed', ['Its handlers are computed by the program, so its functions are not known.']],
    ['moved', ['No file was found for its handlers: functions/src/list.handler, functions/src/made.handler.']],
  ]);
});
