import { asObject, parseObject } from '../../../model/base/parseObject';
import type { DeclaredAuthorizer } from '../../../model/function/declaredApi';
import type { EventFacts } from '../events/eventFacts';
import { restEvent } from '../events/format1';
import { format2Event } from '../events/format2';
import { type FrontResponse, headerOf, jsonResponse } from '../frontRequest';
import type { FrontSurroundings } from '../surroundings';
import { judgePolicy } from './judgePolicy';

/** How an authorizer decides: what it adds to the event's `requestContext`, or the response to the client. */
export type Authorization =
  | { readonly kind: 'allowed'; readonly authorizer: Readonly<Record<string, unknown>> | undefined }
  | { readonly kind: 'refused'; readonly response: FrontResponse };

type FunctionAuthorizer = Extract<DeclaredAuthorizer, { kind: 'function' }>;

/**
 * Asks the authorizer of a route. Each request is authorized: nothing is cached
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html,
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html).
 */
export async function authorize(
  authorizer: DeclaredAuthorizer | undefined,
  type: 'rest' | 'http',
  facts: EventFacts,
  surroundings: FrontSurroundings,
): Promise<Authorization> {
  switch (authorizer?.kind) {
    case undefined:
    case 'notEmulated':
      return { kind: 'allowed', authorizer: undefined };
    case 'iam': {
      const isSigned = /^AWS4-HMAC-SHA256 /.test(headerOf(facts.request, 'authorization') ?? '');
      if (isSigned) return { kind: 'allowed', authorizer: undefined };
      return refused(
        403,
        type === 'rest' ? 'Missing Authentication Token' : 'Forbidden',
        type,
        'MissingAuthenticationTokenException',
      );
    }
    case 'function':
      return ask(authorizer, type, facts, surroundings);
  }
}

async function ask(
  authorizer: FunctionAuthorizer,
  type: 'rest' | 'http',
  facts: EventFacts,
  { caller, log }: FrontSurroundings,
): Promise<Authorization> {
  const { request } = facts;
  const query = new URLSearchParams(request.query);
  const headers = authorizer.headers.map((name) => headerOf(request, name));
  const identity = [...headers, ...authorizer.queryParameters.map((name) => query.get(name) ?? undefined)];
  const isMissing = identity.some((value) => value === undefined || value === '');
  const isValid = authorizer.validation === undefined || fits(authorizer.validation, headers[0] ?? '');
  if (isMissing || !isValid) return refused(401, 'Unauthorized', type, 'UnauthorizedException');
  const arn = methodArnOf(facts);
  const call = await caller.prepare(authorizer.functionName, request);
  const result = await caller.run(
    call,
    authorizerEvent(authorizer, arn, { ...facts, traceHeader: call.traceHeader }, identity),
  );
  const answer = result.kind === 'ran' ? parseObject(result.body.toString('utf8')) : undefined;
  const isFailed = result.kind === 'throttled' || result.isFunctionError || answer === undefined;
  if (isFailed) {
    if (answer?.errorMessage === 'Unauthorized') return refused(401, 'Unauthorized', type, 'UnauthorizedException');
    log(`Authorizer ${authorizer.functionName} failed: the request was refused.`);
    return broken(type);
  }
  const context = asObject(answer.context) ?? {};
  if (authorizer.isSimple) {
    return answer.isAuthorized === true ? allowed(authorizer, context, answer) : forbidden(type, false);
  }
  const verdict = judgePolicy(answer.policyDocument, arn);
  if (verdict === undefined || answer.principalId === undefined) return broken(type);
  return verdict === 'allow' ? allowed(authorizer, context, answer) : forbidden(type, verdict === 'deny');
}

/** `arn:aws:execute-api:us-east-1:000000000000:Api/Prod/GET/items/1`. */
function methodArnOf({ region, accountId, apiId, stage, request, path }: EventFacts): string {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stage}/${request.method}${path}`;
}

function authorizerEvent(
  { payload }: FunctionAuthorizer,
  arn: string,
  facts: EventFacts,
  identity: readonly (string | undefined)[],
): object {
  switch (payload) {
    case 'TOKEN':
      return { type: 'TOKEN', authorizationToken: identity[0], methodArn: arn };
    case 'REQUEST': {
      const { body: _body, isBase64Encoded: _encoded, ...event } = restEvent(facts, []);
      return { type: 'REQUEST', methodArn: arn, ...event };
    }
    case '1.0': {
      const { body: _body, isBase64Encoded: _encoded, ...event } = restEvent(facts, []);
      return { version: '1.0', type: 'REQUEST', methodArn: arn, identitySource: identity.join(','), ...event };
    }
    case '2.0': {
      const { body: _body, isBase64Encoded: _encoded, ...event } = format2Event(facts);
      return { ...event, version: '2.0', type: 'REQUEST', routeArn: arn, identitySource: identity };
    }
  }
}

/** Format 2.0 has a member for it; the others have the context's members beside the principal. */
function allowed(
  { payload }: FunctionAuthorizer,
  context: Readonly<Record<string, unknown>>,
  { principalId }: Readonly<Record<string, unknown>>,
): Authorization {
  if (payload === '2.0') return { kind: 'allowed', authorizer: { lambda: context } };
  const isRest = payload === 'TOKEN' || payload === 'REQUEST';
  const entries = Object.entries(context).map(([name, value]) => [name, isRest ? String(value) : value]);
  return { kind: 'allowed', authorizer: { ...Object.fromEntries(entries), principalId } };
}

function forbidden(type: 'rest' | 'http', isExplicit: boolean): Authorization {
  if (type === 'http') return refused(403, 'Forbidden', type, '');
  const Message = `User is not authorized to access this resource${isExplicit ? ' with an explicit deny' : ''}`;
  return { kind: 'refused', response: jsonResponse(403, { Message }, [['x-amzn-ErrorType', 'AccessDeniedException']]) };
}

function broken(type: 'rest' | 'http'): Authorization {
  if (type === 'http') return refused(500, 'Internal Server Error', type, '');
  return refused(500, null, type, 'AuthorizerConfigurationException');
}

function refused(status: number, message: string | null, type: 'rest' | 'http', errorType: string): Authorization {
  const headers = type === 'rest' ? ([['x-amzn-ErrorType', errorType]] as const) : [];
  return { kind: 'refused', response: jsonResponse(status, { message }, headers) };
}

/** An expression that is invalid lets nothing pass. */
function fits(validation: string, token: string): boolean {
  try {
    return new RegExp(`^(?:${validation})$`).test(token);
  } catch {
    return false;
  }
}
