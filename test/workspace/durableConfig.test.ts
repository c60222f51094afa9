import { expect, test } from 'vitest';
import { defaultPlace } from '../../src/workspace/projects/projectInput';
import { readWorkspace } from '../../src/workspace/projects/readWorkspace';
import { filesOf } from './readTexts';

/** `name: seconds, days` of each function of a folder with these files; `plain` where it is not durable. */
async function durableOf(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const files = filesOf(Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text])));
  const roots = [{ folder: '/w', template: undefined, parameters: {} }];
  const projects = await readWorkspace(roots, { files, place: defaultPlace });
  return projects.flatMap(({ functions }) =>
    functions.map(({ name, durable }) => {
      const { executionTimeoutSeconds, retentionDays } = durable ?? {};
      return `${name}: ${durable === undefined ? 'plain' : `${executionTimeoutSeconds} s, ${retentionDays} d`}`;
    }),
  );
}

const resource = (name: string, more: string) => `
resource "aws_lambda_function" "${name}" {
  function_name = "${name}"
  handler       = "index.handler"
  runtime       = "nodejs24.x"
  filename      = "code.zip"
  ${more}
}`;

test('Terraform: durable_config of a resource, and the inputs of the module', async () => {
  const main = [
    'variable "days" { default = 3 }',
    resource('order', 'durable_config {\n    execution_timeout = 3600\n    retention_period  = var.days\n  }'),
    resource('defaults', 'durable_config {\n    execution_timeout = 60\n  }'),
    resource('mail', ''),
    `module "bill" {
  source                           = "terraform-aws-modules/lambda/aws"
  function_name                    = "bill"
  handler                          = "index.handler"
  runtime                          = "nodejs24.x"
  source_path                      = "./src"
  durable_config_execution_timeout = 900
  durable_config_retention_period  = 2
}`,
  ].join('\n');
  expect((await durableOf({ 'main.tf': main })).toSorted()).toEqual([
    'bill: 900 s, 2 d',
    'defaults: 60 s, 14 d',
    'mail: plain',
    'order: 3600 s, 3 d',
  ]);
});

test('Terraform: the output of terraform show', async () => {
  const values = { function_name: 'order', handler: 'index.handler', runtime: 'nodejs24.x', filename: 'code.zip' };
  const resources = [
    { ...values, durable_config: [{ execution_timeout: 3600, retention_period: 30 }] },
    { ...values, function_name: 'mail', durable_config: [] },
  ].map((one) => ({
    address: `aws_lambda_function.${one.function_name}`,
    mode: 'managed',
    type: 'aws_lambda_function',
    name: one.function_name,
    values: one,
  }));
  const plan = { terraform_version: '1.13.0', planned_values: { root_module: { resources } } };
  const texts = { 'main.tf': resource('order', ''), 'plan.json': JSON.stringify(plan) };
  expect(await durableOf(texts)).toEqual(['order: 3600 s, 30 d', 'mail: plain']);
});

test('serverless.yml: durableConfig of a function', async () => {
  const service = `service: shop
provider: { name: aws, runtime: nodejs24.x }
custom: { timeout: 7200 }
functions:
  order:
    handler: index.order
    durableConfig: { executionTimeout: "\${self:custom.timeout}", retentionPeriodInDays: 5 }
  mail: { handler: index.mail }
`;
  expect(await durableOf({ 'serverless.yml': service })).toEqual([
    'shop-dev-order: 7200 s, 5 d',
    'shop-dev-mail: plain',
  ]);
});
