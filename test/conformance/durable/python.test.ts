import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { awsEnvironment, runProgram } from '../runProgram';
import { isSkippedWithout } from '../tools';
import { serveDurable } from './durableFunctions';

const reader = `
import boto3, json, sys
client = boto3.client("lambda", endpoint_url=sys.argv[1])
arn = sys.argv[2]
execution = client.get_durable_execution(DurableExecutionArn=arn)
pages = client.get_paginator("get_durable_execution_history").paginate(DurableExecutionArn=arn, PaginationConfig={"PageSize": 3})
listed = client.list_durable_executions_by_function(FunctionName="empty")["DurableExecutions"]
json.dump({
    "status": execution["Status"],
    "result": execution["Result"],
    "year": execution["StartTimestamp"].year > 2000,
    "events": [event["EventType"] for page in pages for event in page["Events"]],
    "listed": [one["DurableExecutionArn"] == arn for one in listed],
}, sys.stdout)
`;

/** Whether this Python can import a module, or has an operation that a module was too old for. */
function pythonCan(program: string): boolean {
  try {
    execFileSync('python3', ['-c', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const knowsOperations = () =>
  pythonCan('import boto3; boto3.client("lambda", region_name="us-east-1").get_durable_execution_history');

describe.skipIf(isSkippedWithout('boto3') || !knowsOperations())('boto3', () => {
  test('reads an execution, its history and the list', async () => {
    const durable = await serveDurable(['empty']);
    const arn = await durable.start('empty', { id: 1 });
    await durable.reaches(arn, 'SUCCEEDED');
    const { endpoint, region } = durable.service;
    const { stdout, stderr } = await runProgram('python3', ['-c', reader, endpoint, arn], awsEnvironment(region));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      status: 'SUCCEEDED',
      result: '{"received":{"id":1}}',
      year: true,
      events: ['ExecutionStarted', 'InvocationCompleted', 'ExecutionSucceeded'],
      listed: [true],
    });
  });
});

describe.skipIf(!pythonCan('import aws_durable_execution_sdk_python'))('the Python SDK', () => {
  test('steps, retries, waits, branches and callbacks', async () => {
    const code = inProject(join('test/conformance/durable'));
    const properties = `Handler: operations.handler, Runtime: python3.13, Timeout: 60, CodeUri: '${code}', DurableConfig: { ExecutionTimeout: 3600 }, Environment: { Variables: { PYTHONPATH: '${process.env.PYTHONPATH ?? ''}' } }`;
    const durable = await serveDurable([], { functions: { order: properties } });
    const arn = await durable.start('order', { name: 'cocoa' });
    await durable.drive(arn);
    expect((await durable.reaches(arn, 'SUCCEEDED')).Result).toBe(
      '{"reserved": "cocoa", "paid": 2, "shipped": ["air", "sea"]}',
    );
  });
});
