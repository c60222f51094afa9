import { isJsonObject, type JsonObject, type JsonValue, kindOf } from '../json';
import { type Contract, Findings, named, sizeOf } from './contract';

const maxAgentBytes = 25 * 1024;

/**
 * Action group of a Bedrock agent. "Lambda response event to Amazon Bedrock" in its guide: messageVersion and response contain
 * the action group and the function, or the path and method, of the event; bodies are text; at most 25 KB.
 */
export const bedrockAgent: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `The agent's turn would fail with DependencyFailedException: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const asked = isJsonObject(request) ? request : {};
    const object = findings.object(response, [], 'the response');
    if (object !== undefined) {
      if (object.messageVersion !== '1.0') findings.error(['messageVersion'], 'messageVersion is not "1.0"');
      const answer = findings.object(object.response, ['response'], 'response');
      if (answer !== undefined) checkAnswer(findings, asked, answer);
    }
    const bytes = sizeOf(response);
    if (bytes > maxAgentBytes) findings.error([], `the response has ${bytes} bytes, more than 25 KB`);
    return findings.judge({
      accepted: verdictOf(object),
      refused: "The agent's turn would fail with DependencyFailedException",
    });
  },
};

function verdictOf(object: JsonObject | undefined): string {
  const answer = isJsonObject(object?.response) ? object.response : {};
  const state = isJsonObject(answer.functionResponse) ? answer.functionResponse.responseState : undefined;
  if (state === 'FAILURE')
    return "The agent's turn would fail with DependencyFailedException, as responseState requests";
  return state === 'REPROMPT'
    ? 'The agent would prompt the model again with the response'
    : 'The agent would continue with the response';
}

function checkAnswer(findings: Findings, asked: JsonObject, answer: JsonObject): void {
  const isFunction = asked.apiPath === undefined && (asked.function !== undefined || answer.function !== undefined);
  for (const name of ['actionGroup', ...(isFunction ? ['function'] : ['apiPath', 'httpMethod'])]) {
    const value = findings.text(answer[name], ['response', name], name);
    if (value !== undefined && typeof asked[name] === 'string' && value !== asked[name]) {
      findings.error(
        ['response', name],
        `${name} is ${JSON.stringify(value)}, but the event had ${JSON.stringify(asked[name])}`,
      );
    }
  }
  if (!isFunction) {
    const { httpStatusCode } = answer;
    if (httpStatusCode !== undefined && typeof httpStatusCode !== 'number') {
      findings.error(['response', 'httpStatusCode'], `httpStatusCode is ${kindOf(httpStatusCode)}, not a number`);
    }
    if (answer.responseBody !== undefined) checkBodies(findings, answer.responseBody, ['response', 'responseBody']);
    return;
  }
  const path = ['response', 'functionResponse'];
  const result = findings.object(answer.functionResponse, path, 'functionResponse');
  if (result === undefined) return;
  if (result.responseState !== undefined && result.responseState !== null) {
    findings.oneOf(result.responseState, [...path, 'responseState'], 'responseState', ['FAILURE', 'REPROMPT']);
  }
  checkBodies(findings, result.responseBody, [...path, 'responseBody']);
}

/** `{"application/json": {body: "…"}}`; for functions, the media type is TEXT. */
function checkBodies(findings: Findings, bodies: JsonValue | undefined, path: readonly string[]): void {
  const byType = findings.object(bodies, path, 'responseBody');
  for (const [type, body] of Object.entries(byType ?? {})) {
    const one = findings.object(body, [...path, type], `${type} of responseBody`);
    if (one !== undefined) findings.text(one.body, [...path, type, 'body'], 'body');
  }
}
