import { parseObject } from '../../model/parseObject';
import { ServiceError } from '../http/serviceError';

/** Without a payload the function gets `{}`. */
export function readPayload(body: Buffer, maxBytes: number, operation: string): Buffer {
  if (body.length > maxBytes) {
    const message = `Request must be smaller than ${maxBytes} bytes for the ${operation} operation`;
    throw new ServiceError(413, 'RequestTooLargeException', message);
  }
  if (body.length === 0) return Buffer.from('{}');
  try {
    JSON.parse(body.toString('utf8'));
    return body;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = `Could not parse request body into json: Could not parse payload into json: ${detail}`;
    throw new ServiceError(400, 'InvalidRequestContentException', message);
  }
}

/** Base64 of a JSON object of up to 3,583 bytes. */
export function readClientContext(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = Buffer.from(header, 'base64').toString('utf8');
  if (text.length <= 3_583 && parseObject(text) !== undefined) return text;
  throw new ServiceError(
    400,
    'InvalidRequestContentException',
    'Client context must be a valid Base64-encoded JSON object of at most 3583 bytes.',
  );
}

/** As recorded from AWS. */
export function throttled(): ServiceError {
  return new ServiceError(429, 'TooManyRequestsException', 'Rate Exceeded.', {
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
  });
}
