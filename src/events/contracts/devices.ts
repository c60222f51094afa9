import { isJson } from '../../model/base/prettyPrint';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, mismatch } from '../json';
import { type Contract, Findings, named } from './contract';

/**
 * AWS IoT custom authorizer. "Defining your Lambda function" in its guide: isAuthenticated, principalId of 1 to 128 letters and
 * digits, at most 10 policy documents, and both times between 300 and 86,400 s.
 */
export const iotAuthorizer: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `AWS IoT would refuse the connection: the authorizer failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const isAuthenticated =
      object === undefined ? undefined : findings.flag(object.isAuthenticated, ['isAuthenticated'], 'isAuthenticated');
    if (object !== undefined && isAuthenticated === true) checkIdentity(findings, object);
    return findings.judge({
      accepted:
        isAuthenticated === true
          ? 'AWS IoT would connect the device with these policies'
          : 'AWS IoT would refuse the connection: the device is not authenticated',
      refused: 'AWS IoT would refuse the connection',
    });
  },
};

const maxPolicies = 10;

function checkIdentity(findings: Findings, object: JsonObject): void {
  const principal = findings.text(object.principalId, ['principalId'], 'principalId');
  if (principal !== undefined && !/^[a-zA-Z0-9]{1,128}$/.test(principal)) {
    findings.error(['principalId'], 'principalId is not 1 to 128 letters and digits');
  }
  const policies = findings.list(object.policyDocuments, ['policyDocuments'], 'policyDocuments') ?? [];
  if (policies.length > maxPolicies) {
    findings.error(['policyDocuments'], `policyDocuments has ${policies.length} items, more than ${maxPolicies}`);
  }
  for (const [index, policy] of policies.entries()) {
    if (typeof policy === 'string' || isJsonObject(policy)) continue;
    findings.error(['policyDocuments', index], mismatch('a policy document', policy, 'a string or an object'));
  }
  for (const name of ['disconnectAfterInSeconds', 'refreshAfterInSeconds']) {
    const seconds = object[name];
    if (typeof seconds !== 'number') findings.error([name], mismatch(name, seconds, 'a number of seconds'));
    else if (seconds < 300 || seconds > 86_400) findings.error([name], `${name} is ${seconds}, not 300 to 86400`);
  }
}

/**
 * AWS IoT pre-provisioning hook. "Pre-provisioning hooks" in its guide: without allowProvisioning, and when the function fails,
 * the request fails.
 */
export const iotProvisioning: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `AWS IoT would not provision the device: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const isAllowed =
      object === undefined
        ? undefined
        : findings.flag(object.allowProvisioning, ['allowProvisioning'], 'allowProvisioning');
    if (object?.parameterOverrides !== undefined && object.parameterOverrides !== null) {
      const overrides = findings.object(object.parameterOverrides, ['parameterOverrides'], 'parameterOverrides');
      for (const [name, value] of Object.entries(overrides ?? {})) {
        findings.text(value, ['parameterOverrides', name], `${name} of parameterOverrides`);
      }
    }
    return findings.judge({
      accepted:
        isAllowed === true
          ? 'AWS IoT would provision the device'
          : 'AWS IoT would not provision the device: allowProvisioning is false',
      refused: 'AWS IoT would not provision the device',
    });
  },
};

/**
 * Transfer Family identity provider. "Valid Lambda function values" in its guide: an empty response denies the sign-in; Role is
 * required; keys are a list; HomeDirectoryDetails is JSON as text; EFS needs PosixProfile.
 */
export const transferAuthorizer: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `Transfer Family would deny the sign-in: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const denied = 'Transfer Family would deny the sign-in';
    if (response === null || (isJsonObject(response) && Object.keys(response).length === 0)) {
      return findings.accept(`${denied}: the response is empty`);
    }
    const object = findings.object(response, [], 'the response');
    if (object !== undefined) checkUser(findings, object, isJsonObject(request) ? request : {});
    return findings.judge({ accepted: 'Transfer Family would sign the user in', refused: denied });
  },
};

function checkUser(findings: Findings, user: JsonObject, asked: JsonObject): void {
  findings.text(user.Role, ['Role'], 'Role');
  for (const name of ['Policy', 'HomeDirectory', 'HomeDirectoryDetails']) {
    if (user[name] !== undefined && user[name] !== null) findings.text(user[name], [name], name);
  }
  if (user.HomeDirectoryType !== undefined) {
    findings.oneOf(user.HomeDirectoryType, ['HomeDirectoryType'], 'HomeDirectoryType', ['PATH', 'LOGICAL']);
  }
  if (user.HomeDirectoryType === 'LOGICAL' && user.HomeDirectoryDetails === undefined) {
    findings.error(['HomeDirectoryDetails'], 'HomeDirectoryDetails is missing, which LOGICAL requires');
  }
  if (typeof user.HomeDirectoryDetails === 'string' && !isJson(user.HomeDirectoryDetails)) {
    findings.error(['HomeDirectoryDetails'], 'HomeDirectoryDetails is not JSON');
  }
  if (user.PublicKeys !== undefined) {
    for (const [index, key] of (findings.list(user.PublicKeys, ['PublicKeys'], 'PublicKeys') ?? []).entries()) {
      findings.text(key, ['PublicKeys', index], 'a public key');
    }
  }
  const usesKey = asked.protocol === 'SFTP' && (asked.password === undefined || asked.password === '');
  if (usesKey && !(isJsonList(user.PublicKeys) && user.PublicKeys.length > 0)) {
    findings.warning(['PublicKeys'], 'the event has no password, and no SSH key is accepted without PublicKeys');
  }
}

/**
 * Client VPN connect handler. "Connection authorization" in its guide: allow, the message for denied clients, the posture
 * statuses and schema-version; any other response denies the connection.
 */
export const clientVpn: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `Client VPN would deny the connection: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const isAllowed = object === undefined ? undefined : findings.flag(object.allow, ['allow'], 'allow');
    if (object !== undefined) {
      const message = 'error-msg-on-denied-connection';
      const statuses = 'posture-compliance-statuses';
      checkMessage(findings, object[message], message);
      for (const [index, status] of (findings.list(object[statuses], [statuses], statuses) ?? []).entries()) {
        findings.text(status, [statuses, index], 'a posture compliance status');
      }
      findings.oneOf(object['schema-version'], ['schema-version'], 'schema-version', ['v1', 'v2', 'v3']);
    }
    return findings.judge({
      accepted: isAllowed === true ? 'Client VPN would connect the client' : 'Client VPN would deny the connection',
      refused: 'Client VPN would deny the connection',
    });
  },
};

function checkMessage(findings: Findings, value: JsonValue | undefined, name: string): void {
  const text = findings.text(value, [name], name);
  if (text !== undefined && text.length > 255)
    findings.error([name], `${name} has ${text.length} characters, more than 255`);
}
