import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import type { RateLimiter } from './rateLimiter';

type Handle = NodeHttpHandler['handle'];

/**
 * The SDK's HTTP handler with a rate limiter. Below the SDK's own retries, it counts every request that leaves this machine.
 * Waiting for a turn does not count toward the request's timeout.
 */
export class LimitedHandler extends NodeHttpHandler {
  constructor(
    options: NodeHttpHandlerOptions,
    private readonly limiter: RateLimiter,
  ) {
    super(options);
  }

  override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    const signal = options?.abortSignal;
    await this.limiter.turn(signal instanceof AbortSignal ? signal : undefined);
    const answer = await super.handle(request, options);
    const { statusCode, headers } = answer.response;
    if (statusCode === 429) this.limiter.throttled(Number(headers['retry-after'] ?? 0) * 1_000 || 0);
    else this.limiter.succeeded();
    return answer;
  }
}
