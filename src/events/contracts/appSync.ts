import { isJsonList, isJsonObject, type JsonValue, kindOf } from '../json';
import { type Contract, Findings, type Judgment, named } from './contract';

/**
 * AppSync direct resolver. "Direct Lambda resolvers" in its guide: the response is the field's value; BatchInvoke requires a list
 * as long as the request's.
 */
export const appSyncResolver: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `AppSync would return null for the field and add an error: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    if (isJsonList(request)) {
      const list = findings.list(response, [], 'the response to a batch');
      if (list !== undefined && list.length !== request.length) {
        findings.error([], `the response has ${list.length} items, but the batch has ${request.length}`);
      }
    }
    return findings.judge({
      accepted: isJsonList(request)
        ? 'AppSync would use each item of the response as the value of a field'
        : "AppSync would use the response as the field's value",
      refused: 'AppSync would return null for the field and add an error',
    });
  },
};

/**
 * AppSync Events with a direct Lambda integration. "Direct data source integrations using Lambda" in its guide: the response to a
 * publish has `events`, each with the id of a published one and a payload or an error, or `error` for all; the response to a
 * subscribe is null, or has `error` to reject it. In EVENT mode, the response is discarded.
 */
export const appSyncEvents: Contract = {
  model: 'sync',
  failed: (request, errorType) =>
    isSubscribe(request)
      ? `AppSync would reject the subscription: the function failed${named(errorType)}`
      : `AppSync would publish no events and return an error: the function failed${named(errorType)}`,
  check: (request, response) => (isSubscribe(request) ? checkSubscribe(response) : checkPublish(request, response)),
};

function isSubscribe(request: JsonValue): boolean {
  return isJsonObject(request) && isJsonObject(request.info) && request.info.operation === 'SUBSCRIBE';
}

function checkSubscribe(response: JsonValue): Judgment {
  const findings = new Findings();
  const error = isJsonObject(response) ? response.error : undefined;
  if (error !== undefined && error !== null) findings.text(error, ['error'], 'error');
  if (response !== null && !isJsonObject(response)) {
    findings.error([], `the response is ${kindOf(response)}, not null or an object`);
  }
  const isRejected = error !== undefined && error !== null;
  return findings.judge({
    accepted: isRejected ? 'AppSync would reject the subscription' : 'AppSync would accept the subscription',
    refused: 'AppSync would reject the subscription',
  });
}

function checkPublish(request: JsonValue, response: JsonValue): Judgment {
  const findings = new Findings();
  const refused = 'AppSync would publish no events and return an error';
  const object = findings.object(response, [], 'the response');
  if (object === undefined) return findings.judge({ accepted: refused, refused });
  if (object.error !== undefined && object.error !== null) {
    findings.text(object.error, ['error'], 'error');
    return findings.judge({ accepted: refused, refused });
  }
  const published = isJsonObject(request) && isJsonList(request.events) ? request.events : [];
  const ids = published.flatMap((event) => (isJsonObject(event) && typeof event.id === 'string' ? [event.id] : []));
  const events =
    object.events === undefined || object.events === null
      ? []
      : (findings.list(object.events, ['events'], 'events') ?? []);
  for (const [index, event] of events.entries()) checkEvent(findings, event, index, ids);
  const passed = events.filter((event) => isJsonObject(event) && (event.error === undefined || event.error === null));
  return findings.judge({
    accepted: `AppSync would broadcast ${passed.length} of ${ids.length} events`,
    refused,
  });
}

function checkEvent(findings: Findings, event: JsonValue, index: number, ids: readonly string[]): void {
  const path = ['events', index];
  const one = findings.object(event, path, 'an event');
  const id = one === undefined ? undefined : findings.text(one.id, [...path, 'id'], 'id of an event');
  if (id !== undefined && ids.length > 0 && !ids.includes(id)) {
    findings.error([...path, 'id'], `id ${JSON.stringify(id)} was not published`);
  }
  if (one !== undefined && one.payload === undefined && one.error === undefined) {
    findings.error(path, 'an event has neither payload nor error');
  }
}
