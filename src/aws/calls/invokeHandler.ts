import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ResponseHead } from '../lambda/responseHead';

type Handle = NodeHttpHandler['handle'];
type HttpHandlerOptions = NonNullable<Parameters<Handle>[1]>;

/** What an invocation needs of its HTTP request and response that the SDK's commands have no place for. */
export interface InvokeHandlerOptions extends HttpHandlerOptions {
  /** Not part of the signature. */
  readonly headers: Readonly<Record<string, string>>;
  readonly onHead?: (head: ResponseHead) => void;
}

/** The SDK's HTTP handler, which takes the options of a `send`. A middleware of each command would do, at ten times the cost. */
export class InvokeHandler extends NodeHttpHandler {
  override async handle(
    request: Parameters<Handle>[0],
    options?: HttpHandlerOptions | InvokeHandlerOptions,
  ): ReturnType<Handle> {
    if (options === undefined || !('headers' in options)) return super.handle(request, options);
    Object.assign(request.headers, options.headers);
    const answer = await super.handle(request, options);
    options.onHead?.(answer.response);
    return answer;
  }
}
