import { isJsonObject, type JsonObject, type JsonValue } from './json';

/** The separator of prelude and body: eight NUL bytes. */
const delimiter = '\u0000'.repeat(8);

/**
 * Reads a response of type `application/vnd.awslambda.http-integration-response`: a JSON prelude with status, headers and
 * cookies, the delimiter, and the raw body ("Response streaming" in Lambda's guide, `HttpResponseStream.from` of its Node.js
 * runtime). Returns it as one response object, with the default status 200; `undefined` for a response without a prelude.
 */
export function readStreamedResponse(payload: string): JsonObject | undefined {
  const end = payload.indexOf(delimiter);
  const prelude = end < 0 ? undefined : parse(payload.slice(0, end));
  if (!isJsonObject(prelude)) return undefined;
  return { statusCode: 200, ...prelude, body: payload.slice(end + delimiter.length), isBase64Encoded: false };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
