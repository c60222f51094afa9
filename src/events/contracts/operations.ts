import { isJsonList, isJsonObject, type JsonValue, kindOf, mismatch } from '../json';
import { type Contract, Findings, named, sizeOf } from './contract';

/**
 * CloudFormation custom resource. "Custom resource response objects" in its guide: the function sends the result to ResponseURL
 * over HTTPS; its response is discarded. The stack waits for the result, one hour by default.
 */
export const customResource: Contract = {
  model: 'async',
  failed: (_request, errorType) =>
    `CloudFormation would get no result and wait until the resource times out, one hour by default: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    findings.info([], 'CloudFormation only uses the result that the function sends to ResponseURL, never its response');
    if (isJsonObject(response) && response.Status !== undefined) {
      findings.warning(
        ['Status'],
        'this looks like a result for CloudFormation: send it to ResponseURL instead of returning it',
      );
    }
    return findings.accept('CloudFormation would wait for the result at ResponseURL: the response is ignored');
  },
};

/**
 * S3 Object Lambda. "Writing Lambda functions for S3 Object Lambda Access Points" in S3's guide: the result of GetObject is sent
 * with WriteGetObjectResponse, that of HeadObject and ListObjects is the function's response.
 */
export const s3ObjectLambda: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `S3 would return LambdaRuntimeError to the client: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const asked = isJsonObject(request) ? request : {};
    if (asked.getObjectContext !== undefined) {
      findings.info([], 'the client gets what the function passes to WriteGetObjectResponse; the response is ignored');
      return findings.accept('S3 would return what was passed to WriteGetObjectResponse');
    }
    const object = findings.object(response, [], 'the response');
    if (object !== undefined) {
      const { statusCode } = object;
      if (statusCode !== undefined && typeof statusCode !== 'number') {
        findings.error(['statusCode'], mismatch('statusCode', statusCode, 'a number'));
      }
      if (object.headers !== undefined) findings.object(object.headers, ['headers'], 'headers');
      const isList = asked.listObjectsContext !== undefined || asked.listObjectsV2Context !== undefined;
      if (isList && object.listResultXml === undefined && object.listBucketResult === undefined) {
        findings.error([], 'listResultXml and listBucketResult are both missing');
      }
    }
    return findings.judge({
      accepted: 'S3 would return the response',
      refused: 'S3 would return LambdaInvalidResponse to the client',
    });
  },
};

/**
 * CloudWatch custom data source. "GetMetricData event" in its guide: MetricDataResults or Error, not both; as many timestamps as
 * values.
 */
export const cloudWatchDataSource: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `CloudWatch would show an internal error instead of a graph: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const isDescribe = isJsonObject(request) && request.EventType === 'DescribeGetMetricData';
    if (object !== undefined && object.Error !== undefined) {
      const error = findings.object(object.Error, ['Error'], 'Error');
      for (const name of ['Code', 'Value']) findings.text(error?.[name], ['Error', name], `${name} of Error`);
      if (object.MetricDataResults !== undefined) findings.error([], 'MetricDataResults and Error are both present');
    } else if (object !== undefined && isDescribe) {
      findings.text(object.Description, ['Description'], 'Description');
    } else if (object !== undefined) checkSeries(findings, object.MetricDataResults);
    const isError = object?.Error !== undefined;
    const shown = isDescribe ? 'CloudWatch would show the description' : 'CloudWatch would draw the graph';
    return findings.judge({
      accepted: isError ? 'CloudWatch would show the error' : shown,
      refused: 'CloudWatch would show an internal error instead of a graph',
    });
  },
};

function checkSeries(findings: Findings, results: JsonValue | undefined): void {
  for (const [index, result] of (findings.list(results, ['MetricDataResults'], 'MetricDataResults') ?? []).entries()) {
    const path = ['MetricDataResults', index];
    const one = findings.object(result, path, 'a result');
    if (one === undefined) continue;
    if (one.StatusCode !== undefined) {
      findings.oneOf(one.StatusCode, [...path, 'StatusCode'], 'StatusCode', [
        'Complete',
        'InternalError',
        'PartialData',
        'Forbidden',
      ]);
    }
    const timestamps = findings.list(one.Timestamps, [...path, 'Timestamps'], 'Timestamps');
    const values = findings.list(one.Values, [...path, 'Values'], 'Values');
    if (timestamps !== undefined && values !== undefined && timestamps.length !== values.length) {
      findings.error(path, `there are ${timestamps.length} Timestamps and ${values.length} Values`);
    }
  }
}

const maxConnectBytes = 32 * 1024;

/**
 * Amazon Connect. "Verify the function response" in its guide: a flat object of strings, or, with response validation set to
 * JSON, any object; at most 32 KB.
 */
export const connect: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Connect would take the Error branch of the flow: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    for (const [name, value] of Object.entries(object ?? {})) {
      if (isJsonList(value) || isJsonObject(value)) {
        findings.warning(
          [name],
          `${name} is ${kindOf(value)}: allowed only when the block's response validation is JSON`,
        );
      }
    }
    if (sizeOf(response) > maxConnectBytes)
      findings.error([], `the response has ${sizeOf(response)} bytes, more than 32 KB`);
    return findings.judge({
      accepted: 'Connect would take the Success branch of the flow',
      refused: 'Connect would take the Error branch of the flow',
    });
  },
};

const maxStateBytes = 256 * 1024;

/**
 * Step Functions. "Payload quotas" in its guide: input and output of a state may have 256 KiB; an error of the function is an
 * error of the state, which its Retry and Catch may handle.
 */
export const stepFunctions: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Step Functions would fail the state, unless its Retry or Catch names ${errorType ?? 'the error'}`,
  check(_request, response) {
    const findings = new Findings();
    if (sizeOf(response) > maxStateBytes) {
      findings.error([], `the response has ${sizeOf(response)} bytes, more than 256 KiB (States.DataLimitExceeded)`);
    }
    return findings.judge({
      accepted: 'Step Functions would continue with the next state',
      refused: 'Step Functions would fail the state',
    });
  },
};

/**
 * Step Functions task with `.waitForTaskToken`. "Wait for a callback with the task token" in its guide: the state ends with
 * SendTaskSuccess or SendTaskFailure; an error of the function fails it at once.
 */
export const stepFunctionsCallback: Contract = {
  model: 'sync',
  failed: stepFunctions.failed,
  check(_request, response) {
    const findings = new Findings();
    if (response !== null) {
      findings.info([], 'the response is ignored when the state waits for its task token');
    }
    return findings.accept('Step Functions would wait for SendTaskSuccess or SendTaskFailure');
  },
};
