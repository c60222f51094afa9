import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningLocalService, startLocalService } from '../localService';
import { awsEnvironment, runProgram } from '../runProgram';
import { isSkippedWithout } from '../tools';

let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService();
});
afterAll(() => service.stop());

const program = `
import boto3, json, sys, time
client = lambda name: boto3.client(name, endpoint_url=sys.argv[1])
functions, xray, logs = client("lambda"), client("xray"), client("logs")
names = [f["FunctionName"] for page in functions.get_paginator("list_functions").paginate() for f in page["Functions"]]
sync = functions.invoke(FunctionName="hello", Payload=json.dumps({"name": "boto3"}))
event = functions.invoke(FunctionName="hello", InvocationType="Event")
dry = functions.invoke(FunctionName="hello", InvocationType="DryRun")
failed = functions.invoke(FunctionName="always-fails", Payload='{"items": [{"name": "cocoa"}]}')
trace_id = sync["ResponseMetadata"]["HTTPHeaders"]["x-amzn-trace-id"].split(";")[0][5:]
try:
    functions.get_function_event_invoke_config(FunctionName="hello")
except functions.exceptions.ResourceNotFoundException as error:
    missing = error.response["Error"]
json.dump({
    "names": names,
    "status": [one["StatusCode"] for one in (sync, event, dry, failed)],
    "payload": json.load(sync["Payload"]),
    "error": [failed["FunctionError"], json.load(failed["Payload"])["errorType"]],
    "segments": sorted(json.loads(s["Document"])["origin"] for s in xray.batch_get_traces(TraceIds=[trace_id])["Traces"][0]["Segments"]),
    "started": len(logs.filter_log_events(
        logGroupName="/aws/lambda/hello",
        filterPattern='"START RequestId: %s"' % sync["ResponseMetadata"]["RequestId"],
    )["events"]),
    "missing": missing,
}, sys.stdout)
`;

test.skipIf(isSkippedWithout('boto3'))('boto3 lists, invokes in the three types, reads trace and log', async () => {
  const { stdout, stderr } = await runProgram(
    'python3',
    ['-c', program, service.endpoint],
    awsEnvironment(service.region),
  );
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    names: [
      'always-fails',
      'calls-hello',
      'fails-twice',
      'greet-python',
      'hello',
      'slow-report',
      'take-orders',
      'times-out',
      'track-clicks',
      'watch-stock',
    ],
    status: [200, 202, 204, 200],
    payload: { message: 'Hello, boto3!' },
    error: ['Unhandled', 'TypeError'],
    segments: ['AWS::Lambda', 'AWS::Lambda::Function'],
    started: 1,
    missing: {
      Code: 'ResourceNotFoundException',
      Message:
        "The function arn:aws:lambda:us-east-1:000000000000:function:hello:$LATEST doesn't have an EventInvokeConfig",
    },
  });
});
