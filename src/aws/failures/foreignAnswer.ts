import type { InvocationMode } from '../../model/invocation/invocation';

/** Somebody answered with success who is not Lambda: a captive portal, a proxy, another service. */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer';
  /** In the shape of the SDK's errors. */
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(statusCode: number) {
    super(`an answer with status ${statusCode} that is not Lambda's. Deserialization error`);
    this.$metadata = { httpStatusCode: statusCode };
  }
}

/** What Lambda answers with (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_ResponseElements). */
const statusOf: Readonly<Record<InvocationMode, number>> = {
  RequestResponse: 200,
  ResponseStream: 200,
  Event: 202,
  DryRun: 204,
};

/**
 * Whether an answer is Lambda's, or of something that imitates it: the status of the mode, and no page where nothing says that
 * Lambda ran. Emulators may leave out Lambda's headers, but none answers with HTML.
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
