import { isJsonObject } from '../json';
import { type Contract, Findings, named } from './contract';

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
 * CDK's provider framework. "Provider Framework" of CDK's module custom-resources: onEvent returns an object; PhysicalResourceId
 * and the values of Data are optional; Delete cannot change PhysicalResourceId. The framework answers CloudFormation.
 */
export const customResourceProvider: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `CloudFormation would get FAILED: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const object = response === null ? undefined : findings.object(response, [], 'the response');
    const id = object?.PhysicalResourceId;
    if (id !== undefined && id !== null) findings.text(id, ['PhysicalResourceId'], 'PhysicalResourceId');
    if (object?.Data !== undefined && object.Data !== null) findings.object(object.Data, ['Data'], 'Data');
    const asked = isJsonObject(request) ? request : {};
    if (asked.RequestType === 'Delete' && typeof id === 'string' && id !== asked.PhysicalResourceId) {
      findings.error(['PhysicalResourceId'], 'PhysicalResourceId is not that of the event: Delete cannot change it');
    }
    return findings.judge({ accepted: 'CloudFormation would get SUCCESS', refused: 'CloudFormation would get FAILED' });
  },
};

/**
 * CloudFormation macro. "Create a CloudFormation macro definition" in its guide: requestId as in the event, status success (any
 * letters' case), fragment; any other status fails the change set, with errorMessage.
 */
export const cloudFormationMacro: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `CloudFormation would fail the change set: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    if (object !== undefined) {
      const id = findings.text(object.requestId, ['requestId'], 'requestId');
      if (id !== undefined && isJsonObject(request) && request.requestId !== undefined && id !== request.requestId) {
        findings.error(['requestId'], 'requestId is not that of the event');
      }
      const status = findings.text(object.status, ['status'], 'status');
      if (status !== undefined && status.toLowerCase() !== 'success') {
        findings.error(['status'], `status is ${JSON.stringify(status)}, not "success"`);
      }
      if (object.fragment === undefined) findings.error(['fragment'], 'fragment is missing');
    }
    return findings.judge({
      accepted: 'CloudFormation would use the fragment',
      refused: 'CloudFormation would fail the change set',
    });
  },
};
