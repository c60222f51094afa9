import type { InvocationMode } from '../../model/invocation/invocation';

/** A successful response that is not from Lambda, but from a captive portal, a proxy or another service. */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer';
  /** In the format of the SDK's errors. */
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(statusCode: number) {
    super(`an answer with status ${statusCode} that is not Lambda's. Deserialization error`);
    this.$metadata = { httpStatusCode: statusCode };
  }
}

/** Lambda's status codes (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_ResponseElements). */
const statusOf: Readonly<Record<InvocationMode, number>> = {
  RequestResponse: 200,
  ResponseStream: 200,
  Event: 202,
  DryRun: 204,
};

/**
 * Whether a response is from Lambda or an emulator: it has the status of the mode, and is not an HTML page without Lambda's
 * headers. Emulators may omit Lambda's headers, but do not respond with HTML.
 */
export function isLambdas(
  { statusCode, headers }: { readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>> },
  mode: InvocationMode,
): boolean {
  if (statusCode !== statusOf[mode]) return false;
  const isMarked = ['x-amzn-requestid', 'x-amz-executed-version', 'x-amz-function-error'].some(
    (name) => name in headers,
  );
  return isMarked || !/\bhtml\b/i.test(String(headers['content-type'] ?? ''));
}
