import { isJsonObject, type JsonObject, type JsonValue } from './json';

/** What separates the prelude from the body: eight NUL bytes. */
const delimiter = '\u0000'.repeat(8);

/**
 * Reads a response of type `application/vnd.awslambda.http-integration-response`: a JSON prelude with status, headers and cookies,
 * the delimiter, and the body as it is ("Response streaming" in Lambda's guide, `HttpResponseStream.from` of its Node.js runtime).
 * Answers the same as one response object, without a status the default of 200; `undefined` for a response without a prelude.
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
