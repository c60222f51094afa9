import { base64ToBytes } from '../base64';
import { isJsonList, isJsonObject, type JsonObject, kindOf, mismatch } from '../json';
import type { Findings } from './contract';

/** Whether a value is an HTTP status. */
export function isStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}

/**
 * Checks a proxy response's status. AWS's guides require an integer; API Gateway also accepts a string of digits, as recorded by
 * LocalStack against AWS.
 */
export function checkStatus(findings: Findings, response: JsonObject): number | undefined {
  const { statusCode } = response;
  if (isStatus(statusCode)) return statusCode;
  if (typeof statusCode === 'string' && isStatus(Number(statusCode))) {
    findings.warning(['statusCode'], 'statusCode is a string: write it as a number');
    return Number(statusCode);
  }
  findings.error(
    ['statusCode'],
    typeof statusCode === 'number'
      ? `statusCode is ${statusCode}, not an integer between 100 and 599`
      : mismatch('statusCode', statusCode, 'a number'),
  );
  return undefined;
}

/** Checks the body; missing and null bodies are empty. */
export function checkBody(findings: Findings, response: JsonObject): void {
  const { body, isBase64Encoded } = response;
  if (body !== undefined && body !== null) findings.text(body, ['body'], 'body');
  if (isBase64Encoded !== undefined && typeof isBase64Encoded !== 'boolean') {
    findings.warning(['isBase64Encoded'], mismatch('isBase64Encoded', isBase64Encoded, 'true or false'));
  }
  if (isBase64Encoded === true && typeof body === 'string' && base64ToBytes(body) === undefined) {
    findings.error(['body'], 'isBase64Encoded is true, but body is not base64');
  }
}

/** Checks headers with one value each. Numbers and booleans are converted to text. */
export function checkHeaders(findings: Findings, response: JsonObject, listsBelongIn?: string): void {
  const { headers } = response;
  if (headers === undefined || headers === null) return;
  const map = findings.object(headers, ['headers'], 'headers');
  for (const [name, value] of Object.entries(map ?? {})) {
    if (!isJsonList(value) && !isJsonObject(value)) continue;
    const where = isJsonList(value) && listsBelongIn !== undefined ? `: lists belong in ${listsBelongIn}` : '';
    findings.error(['headers', name], `the value of header ${name} is ${kindOf(value)}, not a string${where}`);
  }
}

/** Checks headers with a list of values each. */
export function checkMultiValueHeaders(findings: Findings, response: JsonObject): void {
  const { multiValueHeaders } = response;
  if (multiValueHeaders === undefined || multiValueHeaders === null) return;
  const map = findings.object(multiValueHeaders, ['multiValueHeaders'], 'multiValueHeaders');
  for (const [name, values] of Object.entries(map ?? {})) {
    const path = ['multiValueHeaders', name];
    const list = findings.list(values, path, `the value of header ${name} in multiValueHeaders`);
    for (const [index, value] of (list ?? []).entries()) {
      if (!isJsonList(value) && !isJsonObject(value)) continue;
      findings.error([...path, index], `a value of header ${name} is ${kindOf(value)}, not a string`);
    }
  }
}
