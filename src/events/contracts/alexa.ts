import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from '../json';
import { type Contract, Findings, named, sizeOf } from './contract';

const maxSkillBytes = 120 * 1024;
const maxSpeechCharacters = 8000;

/**
 * Alexa custom skill. "Request and Response JSON Reference" of the Alexa Skills Kit: version and response are required, the
 * response may have 120 KB, speech 8,000 characters, and a SessionEndedRequest must not have a response.
 */
export const alexaSkill: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Alexa would say that there was a problem with the skill's response: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const asked = isJsonObject(request) && isJsonObject(request.request) ? request.request.type : undefined;
    const object =
      asked === 'SessionEndedRequest' && response === null ? {} : findings.object(response, [], 'the response');
    if (asked === 'SessionEndedRequest') {
      const answer = object?.response;
      if (isJsonObject(answer) && Object.keys(answer).length > 0) {
        findings.error(['response'], 'a response to SessionEndedRequest cannot have speech, a card or directives');
      }
    } else if (object !== undefined) {
      findings.text(object.version, ['version'], 'version');
      const answer = findings.object(object.response, ['response'], 'response');
      if (answer !== undefined) checkAnswer(findings, answer);
    }
    const bytes = sizeOf(response);
    if (bytes > maxSkillBytes) findings.error([], `the response has ${bytes} bytes, more than 120 KB`);
    return findings.judge({
      accepted: 'Alexa would play the response',
      refused: "Alexa would say that there was a problem with the skill's response",
    });
  },
};

function checkAnswer(findings: Findings, answer: JsonObject): void {
  checkSpeech(findings, answer.outputSpeech, ['response', 'outputSpeech']);
  const { card, reprompt, shouldEndSession, directives } = answer;
  if (isJsonObject(reprompt)) checkSpeech(findings, reprompt.outputSpeech, ['response', 'reprompt', 'outputSpeech']);
  if (isJsonObject(card)) {
    findings.oneOf(card.type, ['response', 'card', 'type'], 'type of the card', [
      'Simple',
      'Standard',
      'LinkAccount',
      'AskForPermissionsConsent',
    ]);
  }
  if (shouldEndSession !== undefined && shouldEndSession !== null) {
    findings.flag(shouldEndSession, ['response', 'shouldEndSession'], 'shouldEndSession');
  }
  if (directives !== undefined) findings.list(directives, ['response', 'directives'], 'directives');
  if (shouldEndSession === false && reprompt === undefined) {
    findings.info(['response', 'reprompt'], 'the session stays open, but there is no reprompt');
  }
}

function checkSpeech(findings: Findings, speech: JsonValue | undefined, path: JsonPath): void {
  if (speech === undefined || speech === null) return;
  const one = findings.object(speech, path, 'outputSpeech');
  const type =
    one === undefined
      ? undefined
      : findings.oneOf(one.type, [...path, 'type'], 'type of outputSpeech', ['PlainText', 'SSML']);
  if (type === undefined) return;
  const name = type === 'SSML' ? 'ssml' : 'text';
  const words = findings.text(one?.[name], [...path, name], name);
  if (words !== undefined && words.length > maxSpeechCharacters) {
    findings.error([...path, name], `${name} has ${words.length} characters, more than 8,000`);
  }
  if (type === 'SSML' && words !== undefined && !/^\s*<speak[\s>]/.test(words)) {
    findings.error([...path, name], 'ssml is not enclosed in <speak>');
  }
}

/**
 * Alexa smart home. "Smart Home Message Overview": the response is an event whose header contains the directive's correlation
 * token, payloadVersion "3" and its own message id.
 */
export const alexaSmartHome: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Alexa would say that the device does not respond: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const event = findings.object(findings.object(response, [], 'the response')?.event, ['event'], 'event');
    const header = event === undefined ? undefined : findings.object(event.header, ['event', 'header'], 'header');
    if (header !== undefined) {
      for (const name of ['namespace', 'name', 'messageId'])
        findings.text(header[name], ['event', 'header', name], name);
      if (header.payloadVersion !== '3')
        findings.error(['event', 'header', 'payloadVersion'], 'payloadVersion is not "3"');
      const token = tokenOf(request);
      if (token !== undefined && header.correlationToken !== token) {
        findings.error(['event', 'header', 'correlationToken'], 'correlationToken differs from the directive’s');
      }
    }
    if (event !== undefined) findings.object(event.payload, ['event', 'payload'], 'payload');
    return findings.judge({
      accepted: 'Alexa would accept the response',
      refused: 'Alexa would say that the device does not respond',
    });
  },
};

function tokenOf(request: JsonValue): JsonValue | undefined {
  const directive = isJsonObject(request) ? request.directive : undefined;
  const header = isJsonObject(directive) ? directive.header : undefined;
  return isJsonObject(header) ? header.correlationToken : undefined;
}
