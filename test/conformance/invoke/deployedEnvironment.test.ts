import { GetFunctionCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { lambdaClient } from '../clients';
import { samTemplate, temporaryProject } from '../projects/temporaryProject';

const key = 'of-this-test';

async function start() {
  const project = await temporaryProject({
    'template.yaml': samTemplate({
      price:
        'Runtime: nodejs22.x, Handler: app.handler, CodeUri: ., Environment: { Variables: { PRICES: declared, MODE: declared } }',
    }),
    'app.js':
      'exports.handler = async () => [process.env.PRICES, process.env.MODE, process.env.AWS_LAMBDA_EXEC_WRAPPER ?? "none"];',
  });
  return project.start({ env: { DWELL_DEBUG_KEY: key } });
}

function put(endpoint: string, givenKey: string) {
  return fetch(`${endpoint}/dwell/environments/price`, {
    method: 'PUT',
    headers: { 'Dwell-Debug': givenKey },
    body: JSON.stringify({ Variables: { PRICES: 'live-secret', AWS_LAMBDA_EXEC_WRAPPER: '/opt/wrapper' } }),
  });
}

test('the variables of a deployed function reach its process, and nothing else', async () => {
  const service = await start();
  const aws = lambdaClient(service);
  expect((await put(service.endpoint, key)).status).toBe(204);
  const answer = await aws.send(new InvokeCommand({ FunctionName: 'price', LogType: 'Tail' }));
  // A wrapper is in a layer of the deployed function.
  expect(answer.Payload?.transformToString()).toBe('["live-secret","declared","none"]');
  const { Configuration } = await aws.send(new GetFunctionCommand({ FunctionName: 'price' }));
  expect(Configuration?.Environment?.Variables).toEqual({ PRICES: 'declared', MODE: 'declared' });
  expect(service.stderr()).not.toContain('live-secret');
});

test('only the program that started the service can set them', async () => {
  const service = await start();
  expect((await put(service.endpoint, 'another')).status).toBe(403);
  const answer = await lambdaClient(service).send(new InvokeCommand({ FunctionName: 'price' }));
  expect(answer.Payload?.transformToString()).toBe('["declared","declared","none"]');
});
