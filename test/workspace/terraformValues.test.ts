import { expect, test } from 'vitest';
import { defaultPlace } from '../../src/workspace/projects/projectInput';
import { readWorkspace } from '../../src/workspace/projects/readWorkspace';
import { filesOf } from './readTexts';

const main = `
variable "prefix" {}
resource "aws_sqs_queue" "jobs" {}
resource "aws_sqs_queue" "named" { name = "mail" }
resource "aws_lambda_function" "step" {
  function_name = "\${var.prefix}-step"
  handler       = "app.handler"
  runtime       = "nodejs22.x"
  filename      = "app.zip"
}
resource "aws_lambda_function" "first" {
  function_name = "first"
  handler       = "app.handler"
  runtime       = "nodejs22.x"
  filename      = "app.zip"
  environment {
    variables = {
      JOBS  = aws_sqs_queue.jobs.url
      MAIL  = aws_sqs_queue.named.arn
      STEP  = aws_lambda_function.step.arn
      STAGE = var.prefix
    }
  }
}
`;

test('a resource without a name has that of its address, as functions have in Local', async () => {
  const projects = await readWorkspace([{ folder: '/tf', parameters: {}, template: undefined }], {
    files: filesOf({ '/tf/main.tf': main }),
    place: defaultPlace,
  });
  const functions = projects.flatMap((project) => project.functions);
  expect(functions.map(({ name }) => name).sort()).toEqual(['first', 'step']);
  expect(functions.find(({ name }) => name === 'first')?.environment).toEqual({
    JOBS: 'https://sqs.us-east-1.amazonaws.com/000000000000/jobs',
    MAIL: 'arn:aws:sqs:us-east-1:000000000000:mail',
    STEP: 'arn:aws:lambda:us-east-1:000000000000:function:step',
  });
});

const shared = `
variable "create" { default = true }
variable "create_function" { default = true }
variable "create_layer" { default = false }
variable "name" { default = "" }
locals {
  create = var.create && !(var.name == "never")
}
resource "aws_lambda_function" "this" {
  count         = local.create && var.create_function && !var.create_layer ? 1 : 0 // as often as that
  function_name = var.name
  handler       = "app.handler"
  runtime       = "nodejs22.x"
  memory_size   = 128 * 2 + 64
  filename      = "app.zip"
}
`;

const users = `
resource "random_pet" "this" {}
module "api" {
  source = "./shared"
  name   = random_pet.this.id
}
module "named" {
  source = "./shared"
  name   = "named"
}
module "package" {
  source          = "./shared"
  create_function = false
}
module "tools" {
  source       = "./shared"
  create_layer = true
}
module "off" {
  source = "./shared"
  name   = "never"
}
`;

test('a module makes a function only where its conditions say so, and one whose name Terraform makes up has that of the module', async () => {
  const projects = await readWorkspace([{ folder: '/tf', parameters: {}, template: undefined }], {
    files: filesOf({ '/tf/main.tf': users, '/tf/shared/main.tf': shared }),
    place: defaultPlace,
  });
  const functions = projects.filter(({ folder }) => folder === '/tf').flatMap((project) => project.functions);
  expect(functions.map(({ name, memoryMb, problems }) => [name, memoryMb, problems])).toEqual([
    ['api', 320, []],
    ['named', 320, []],
  ]);
});
