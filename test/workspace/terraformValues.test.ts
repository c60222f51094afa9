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
