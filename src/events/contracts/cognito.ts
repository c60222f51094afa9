import { isJsonObject, type JsonObject, type JsonValue, mismatch } from '../json';
import { type Contract, Findings, named } from './contract';

type Kind = 'flag' | 'text' | 'object' | 'list';

/** Fields of `response` by the first part of triggerSource: the "response parameters" of each trigger in Cognito's guide. */
const responseFields: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  PreSignUp: { autoConfirmUser: 'flag', autoVerifyEmail: 'flag', autoVerifyPhone: 'flag' },
  PostConfirmation: {},
  PreAuthentication: {},
  PostAuthentication: {},
  TokenGeneration: { claimsOverrideDetails: 'object', claimsAndScopeOverrideDetails: 'object' },
  CustomMessage: { smsMessage: 'text', emailMessage: 'text', emailSubject: 'text' },
  UserMigration: {
    userAttributes: 'object',
    finalUserStatus: 'text',
    messageAction: 'text',
    desiredDeliveryMediums: 'list',
    forceAliasCreation: 'flag',
    enableSMSMFA: 'flag',
  },
  DefineAuthChallenge: { challengeName: 'text', issueTokens: 'flag', failAuthentication: 'flag' },
  CreateAuthChallenge: {
    publicChallengeParameters: 'object',
    privateChallengeParameters: 'object',
    challengeMetadata: 'text',
  },
  VerifyAuthChallengeResponse: { answerCorrect: 'flag' },
  InboundFederation: { userAttributesToMap: 'object' },
};

/**
 * Cognito user pool triggers. "Lambda trigger event" in its guide: the function returns the event it received, with `response`
 * filled in; anything else results in "Unrecognizable lambda output" (InvalidLambdaResponseException) for the user. A failed
 * function results in UserLambdaValidationException with its error message. Cognito waits five seconds.
 */
export const cognito: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Cognito would refuse the user with UserLambdaValidationException: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const event = findings.object(response, [], 'the response');
    if (event !== undefined) {
      checkKept(findings, isJsonObject(request) ? request : {}, event);
      const source = typeof event.triggerSource === 'string' ? event.triggerSource : '';
      const part = findings.object(event.response, ['response'], 'response of the returned event');
      if (part !== undefined) checkFields(findings, source, part);
      if (part !== undefined && source.startsWith('TokenGeneration')) {
        checkTokenVersion(findings, isJsonObject(request) ? request.version : undefined, part);
      }
      if (part !== undefined) checkMeaning(findings, source, isJsonObject(event.request) ? event.request : {}, part);
    }
    return findings.judge({
      accepted: 'Cognito would continue with the response',
      refused: 'Cognito would refuse the user with InvalidLambdaResponseException',
    });
  },
};

function checkKept(findings: Findings, asked: JsonObject, event: JsonObject): void {
  for (const name of ['version', 'triggerSource']) {
    if (event[name] === undefined)
      findings.error([name], `${name} is missing: return the event that the function received`);
    else if (asked[name] !== undefined && event[name] !== asked[name]) {
      findings.error(
        [name],
        `${name} is ${JSON.stringify(event[name])}, but the event had ${JSON.stringify(asked[name])}`,
      );
    }
  }
}

function checkFields(findings: Findings, source: string, response: JsonObject): void {
  const fields = responseFields[source.split('_')[0] ?? ''];
  if (fields === undefined) return;
  for (const [name, value] of Object.entries(response)) {
    const kind = fields[name];
    const path = ['response', name];
    if (kind === undefined) findings.warning(path, `${name} is not a response field of ${source}, so it is ignored`);
    else if (value !== null && !isKind(value, kind)) findings.error(path, mismatch(name, value, kindWords[kind]));
  }
}

const kindWords: Readonly<Record<Kind, string>> = {
  flag: 'true or false',
  text: 'a string',
  object: 'an object',
  list: 'a list',
};

function isKind(value: JsonValue, kind: Kind): boolean {
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'object':
      return isJsonObject(value);
    case 'list':
      return Array.isArray(value);
  }
}

/** The field that each version of the token generation event reads; version 3 adds client credentials to version 2. */
function tokenField(version: JsonValue | undefined): string {
  return Number(version ?? 1) >= 2 ? 'claimsAndScopeOverrideDetails' : 'claimsOverrideDetails';
}

function checkTokenVersion(findings: Findings, version: JsonValue | undefined, response: JsonObject): void {
  const read = tokenField(version);
  for (const name of ['claimsOverrideDetails', 'claimsAndScopeOverrideDetails']) {
    if (name === read || response[name] === undefined || response[name] === null) continue;
    findings.warning(
      ['response', name],
      `${name} is ignored in version ${String(version ?? 1)} of the event: use ${read}`,
    );
  }
}

/** Checks for responses that are valid but have no effect. */
function checkMeaning(findings: Findings, source: string, request: JsonObject, response: JsonObject): void {
  if (source.startsWith('CustomMessage') && typeof request.codeParameter === 'string') {
    for (const name of ['smsMessage', 'emailMessage']) {
      const message = response[name];
      if (typeof message === 'string' && !message.includes(request.codeParameter) && !/\{##.*##\}/.test(message)) {
        findings.error(
          ['response', name],
          `${name} does not contain ${request.codeParameter}, the placeholder for the code`,
        );
      }
    }
  }
  if (source.startsWith('UserMigration') && !isJsonObject(response.userAttributes)) {
    findings.info(['response', 'userAttributes'], 'without userAttributes, no user is migrated');
  }
  if (source.startsWith('VerifyAuth') && typeof response.answerCorrect !== 'boolean') {
    findings.error(['response', 'answerCorrect'], mismatch('answerCorrect', response.answerCorrect, 'true or false'));
  }
  if (response.issueTokens === true && response.failAuthentication === true) {
    findings.warning(
      ['response', 'failAuthentication'],
      'issueTokens and failAuthentication are both true: set one of them',
    );
  }
}
