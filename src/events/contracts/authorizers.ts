import { isJsonList, isJsonObject, type JsonObject, type JsonValue, kindOf, mismatch } from '../json';
import { type Contract, Findings, type Judgment, named } from './contract';

/**
 * Lambda authorizer of a REST or WebSocket API. "Output from an API Gateway Lambda authorizer": principalId and policyDocument
 * are required, context contains only strings, numbers and booleans. Another form of response results in a 500; an error whose
 * message is "Unauthorized" in a 401.
 */
export const authorizerPolicy: Contract = {
  model: 'sync',
  failed: authorizerFailed,
  check(request, response) {
    const findings = new Findings();
    const policy = checkPolicy(findings, response);
    return verdictOf(findings, policy === undefined ? false : allows(policy, arnOf(request)));
  },
};

/**
 * Lambda authorizer of an HTTP API, format 2.0: `isAuthorized` when simple responses are enabled, else an IAM policy.
 */
export const authorizerHttp: Contract = {
  model: 'sync',
  failed: authorizerFailed,
  check(request, response) {
    const findings = new Findings();
    if (isJsonObject(response) && response.isAuthorized !== undefined) {
      const isAuthorized = findings.flag(response.isAuthorized, ['isAuthorized'], 'isAuthorized');
      findings.info([], 'a response with isAuthorized only works when simple responses are enabled for the authorizer');
      return verdictOf(findings, isAuthorized === true);
    }
    if (isJsonObject(response) && response.policyDocument === undefined) {
      findings.error([], 'isAuthorized and policyDocument are both missing');
      return verdictOf(findings, false);
    }
    const policy = checkPolicy(findings, response);
    return verdictOf(findings, policy === undefined ? false : allows(policy, arnOf(request)));
  },
};

/** The message determines the status: "Unauthorized" is 401, any other 500. */
function authorizerFailed(
  _request: JsonValue,
  errorType: string | undefined,
  errorMessage: string | undefined,
): string {
  if (errorMessage === undefined) {
    return `API Gateway would return 500, or 401 when the error's message is "Unauthorized": the authorizer failed${named(errorType)}`;
  }
  const status = errorMessage === 'Unauthorized' ? 401 : 500;
  return `API Gateway would return ${status}: the authorizer failed${named(errorType)}`;
}

function verdictOf(findings: Findings, isAllowed: boolean): Judgment {
  return findings.judge({
    accepted: isAllowed ? 'API Gateway would allow the request' : 'API Gateway would return 403: the request is denied',
    refused: 'API Gateway would return 500',
  });
}

function checkPolicy(findings: Findings, response: JsonValue): readonly JsonObject[] | undefined {
  const object = findings.object(response, [], 'the response');
  if (object === undefined) return undefined;
  findings.text(object.principalId, ['principalId'], 'principalId');
  checkContext(findings, object.context);
  const document = findings.object(object.policyDocument, ['policyDocument'], 'policyDocument');
  if (document === undefined) return undefined;
  if (document.Version === undefined)
    findings.warning(['policyDocument', 'Version'], 'Version is missing: write "2012-10-17"');
  const given = isJsonObject(document.Statement) ? [document.Statement] : document.Statement;
  const statements = findings.list(given, ['policyDocument', 'Statement'], 'Statement') ?? [];
  return statements.flatMap((statement, index) => {
    const path = ['policyDocument', 'Statement', index];
    const one = findings.object(statement, path, 'a statement');
    if (one === undefined) return [];
    findings.oneOf(one.Effect, [...path, 'Effect'], 'Effect', ['Allow', 'Deny']);
    if (one.Action === undefined) findings.error([...path, 'Action'], 'Action is missing');
    if (one.Resource === undefined) findings.error([...path, 'Resource'], 'Resource is missing');
    return [one];
  });
}

function checkContext(findings: Findings, context: JsonValue | undefined): void {
  if (context === undefined || context === null) return;
  const map = findings.object(context, ['context'], 'context');
  for (const [name, value] of Object.entries(map ?? {})) {
    if (isJsonList(value) || isJsonObject(value)) {
      findings.error(['context', name], `${name} of context is ${kindOf(value)}, not a string, number or boolean`);
    }
  }
}

function arnOf(request: JsonValue): string {
  const arn = isJsonObject(request) ? (request.methodArn ?? request.routeArn) : undefined;
  return typeof arn === 'string' ? arn : '';
}

/** IAM's rule: a matching Deny takes precedence, otherwise an Allow is required. */
function allows(statements: readonly JsonObject[], arn: string): boolean {
  const matching = statements.filter(
    (statement) => matches(statement.Action, 'execute-api:Invoke') && matches(statement.Resource, arn),
  );
  return matching.length > 0 && matching.every((statement) => statement.Effect === 'Allow');
}

function matches(patterns: JsonValue | undefined, value: string): boolean {
  const list = isJsonList(patterns) ? patterns : [patterns];
  return list.some((pattern) => typeof pattern === 'string' && wildcard(pattern).test(value));
}

function wildcard(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}

/**
 * AppSync's Lambda authorizer. "AWS_LAMBDA authorization" in its guide: isAuthorized is required, resolverContext has no nested
 * values, deniedFields names fields, ttlOverride is in seconds. A function that fails is treated as not authorized.
 */
export const appSyncAuthorizer: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `AppSync would refuse the request as unauthorized: the authorizer failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const isAuthorized = findings.flag(object?.isAuthorized, ['isAuthorized'], 'isAuthorized');
    if (object?.deniedFields !== undefined) findings.list(object.deniedFields, ['deniedFields'], 'deniedFields');
    if (object?.ttlOverride !== undefined && typeof object.ttlOverride !== 'number') {
      findings.error(['ttlOverride'], mismatch('ttlOverride', object.ttlOverride, 'a number of seconds'));
    }
    const context = object?.resolverContext;
    for (const [name, value] of Object.entries(isJsonObject(context) ? context : {})) {
      if (!isJsonList(value) && !isJsonObject(value)) continue;
      findings.error(
        ['resolverContext', name],
        `${name} of resolverContext is ${kindOf(value)}: nested values are not supported`,
      );
    }
    return findings.judge({
      accepted:
        isAuthorized === true ? 'AppSync would run the operation' : 'AppSync would refuse the request as unauthorized',
      refused: 'AppSync would refuse the request as unauthorized',
    });
  },
};
