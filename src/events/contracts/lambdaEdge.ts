import { base64ToBytes } from '../base64';
import { isJsonList, isJsonObject, type JsonObject, type JsonPath, type JsonValue, kindOf } from '../json';
import { type Contract, Findings, named } from './contract';
import { type EdgeEvent, headerProblem, isEdgeEvent } from './edgeHeaders';

/** Headers and body of a generated response: "Quotas on Lambda@Edge" in CloudFront's guide. */
const maxResponseBytes: Readonly<Record<EdgeEvent, number>> = {
  'viewer-request': 40 * 1024,
  'viewer-response': 40 * 1024,
  'origin-request': 1024 * 1024,
  'origin-response': 1024 * 1024,
};

/**
 * Lambda@Edge. "Lambda@Edge event structure" and "Restrictions on edge functions" in CloudFront's guide: the result of a request
 * event is the request or a response, of a response event the response; a status is a string of three digits; headers are lists
 * of key and value under lowercase names; some are read-only, some not allowed. Otherwise, CloudFront returns 502.
 */
export const lambdaEdge: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `CloudFront would return 502: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const cf = edgePart(request);
    const event = edgeEventOf(cf);
    const isRequestEvent = event.endsWith('request');
    const object = findings.object(response, [], 'the response');
    const isResponse = object?.status !== undefined || !isRequestEvent;
    if (object !== undefined && isResponse)
      checkResponse(findings, event, object, isJsonObject(cf.response) ? cf.response : {});
    if (object !== undefined && !isResponse)
      checkRequest(findings, event, object, isJsonObject(cf.request) ? cf.request : {});
    return findings.judge({
      accepted: acceptedVerdict(event, isResponse, object?.status),
      refused: 'CloudFront would return 502',
    });
  },
};

function acceptedVerdict(event: EdgeEvent, isResponse: boolean, status: JsonValue | undefined): string {
  if (!isResponse)
    return event === 'viewer-request'
      ? 'CloudFront would continue with the request'
      : 'CloudFront would send the request to the origin';
  return `CloudFront would return ${typeof status === 'string' ? status : 'the response'}`;
}

/** SAM's generated events omit eventType: origin events, which allow the most, are assumed. */
function edgeEventOf({ config, response }: JsonObject): EdgeEvent {
  const given = isJsonObject(config) ? config.eventType : undefined;
  if (isEdgeEvent(given)) return given;
  return response === undefined ? 'origin-request' : 'origin-response';
}

function edgePart(request: JsonValue): JsonObject {
  const records = isJsonObject(request) ? request.Records : undefined;
  const first = isJsonList(records) ? records[0] : undefined;
  const cf = isJsonObject(first) ? first.cf : undefined;
  return isJsonObject(cf) ? cf : {};
}

function checkResponse(findings: Findings, event: EdgeEvent, response: JsonObject, before: JsonObject): void {
  const status = findings.text(response.status, ['status'], 'status');
  if (status !== undefined && !/^[2-5]\d\d$/.test(status))
    findings.error(['status'], `status is ${JSON.stringify(status)}, not three digits`);
  const bytes = checkHeaders(findings, event, response, before);
  const { body, bodyEncoding } = response;
  if (bodyEncoding !== undefined) findings.oneOf(bodyEncoding, ['bodyEncoding'], 'bodyEncoding', ['text', 'base64']);
  if (body === undefined || body === null) return;
  const text = findings.text(body, ['body'], 'body');
  if (text === undefined) return;
  if (bodyEncoding === 'base64' && base64ToBytes(text) === undefined)
    findings.error(['body'], 'bodyEncoding is base64, but body is not base64');
  if (event === 'viewer-response') findings.warning(['body'], 'a viewer response cannot change the body');
  checkSize(findings, bytes + byteLength(text), maxResponseBytes[event], 'headers and body have');
}

function checkRequest(findings: Findings, event: EdgeEvent, request: JsonObject, before: JsonObject): void {
  findings.text(request.uri, ['uri'], 'uri');
  if (typeof request.uri === 'string' && !request.uri.startsWith('/'))
    findings.error(['uri'], 'uri does not begin with a slash');
  for (const name of ['method', 'clientIp']) {
    if (before[name] !== undefined && request[name] !== before[name]) {
      findings.error([name], `${name} is read-only: it was ${JSON.stringify(before[name])}`);
    }
  }
  checkHeaders(findings, event, request, before);
  const body = isJsonObject(request.body) ? request.body : undefined;
  if (body?.action !== 'replace' || typeof body.data !== 'string') return;
  if (body.encoding !== 'text' && base64ToBytes(body.data) === undefined) {
    findings.error(['body', 'data'], 'data is not base64: set encoding to "text", or encode it');
  }
  checkSize(findings, byteLength(body.data), maxResponseBytes[event], 'the body has');
}

/** Bytes of all names and values. */
function checkHeaders(findings: Findings, event: EdgeEvent, message: JsonObject, before: JsonObject): number {
  if (message.headers === undefined || message.headers === null) return 0;
  const headers = findings.object(message.headers, ['headers'], 'headers') ?? {};
  const old = isJsonObject(before.headers) ? before.headers : {};
  let bytes = 0;
  for (const [name, values] of Object.entries(headers)) {
    const path: JsonPath = ['headers', name];
    if (name !== name.toLowerCase()) findings.error(path, `header ${name} is not lowercase`);
    bytes += checkValues(findings, name, values, path);
    const isChanged = JSON.stringify(values) !== JSON.stringify(old[name.toLowerCase()]);
    const problem = isChanged ? headerProblem(event, name) : undefined;
    if (problem !== undefined) findings.error(path, problem);
  }
  for (const name of Object.keys(old).filter((one) => headers[one] === undefined)) {
    const problem = headerProblem(event, name);
    if (problem !== undefined) findings.error(['headers'], `header ${name} was removed: ${problem}`);
  }
  return bytes;
}

function checkValues(findings: Findings, name: string, values: JsonValue, path: JsonPath): number {
  if (!isJsonList(values)) {
    findings.error(path, `header ${name} is ${kindOf(values)}, not a list of {key, value}`);
    return 0;
  }
  let bytes = 0;
  for (const [index, entry] of values.entries()) {
    const one = findings.object(entry, [...path, index], `a value of header ${name}`);
    if (one === undefined) continue;
    const value = findings.text(one.value, [...path, index, 'value'], `value of header ${name}`);
    bytes += byteLength(name) + byteLength(value ?? '');
    if (typeof one.key === 'string' && one.key.toLowerCase() !== name.toLowerCase()) {
      findings.error([...path, index, 'key'], `key is ${JSON.stringify(one.key)}, but the header is ${name}`);
    }
  }
  return bytes;
}

function checkSize(findings: Findings, bytes: number, limit: number, what: string): void {
  if (bytes > limit)
    findings.error(['body'], `${what} ${bytes} bytes, more than ${limit === 40 * 1024 ? '40 KB' : '1 MB'}`);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
