import type { ListedConnection } from '../../src/explorer/functionLists';
import type { AwsFailure } from '../../src/model/connection/awsFailure';
import type { FunctionDirectory, FunctionPage, TagPage } from '../../src/model/connection/connection';
import type { Result } from '../../src/model/connection/result';
import type { LambdaFunction } from '../../src/model/function/functions';
import { checkout, defaultConfig } from '../model/makeInvocation';

export function lambda(name: string): LambdaFunction {
  return { ...checkout, name, arn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}` };
}

const failure = {
  reason: 'throttled',
  name: 'TooManyRequestsException',
  statusCode: 429,
  message: 'AWS throttles.',
} as const;

/** Answers the calls of a listing one by one, when the test says so, and as AWS's client does: an aborted call ends. */
export class Pages<Page> {
  readonly asked: string[] = [];
  private readonly open: ((result: Result<Page>) => void)[] = [];

  readonly list = (marker: string | undefined, signal: AbortSignal): Promise<Result<Page>> => {
    this.asked.push(marker ?? 'first');
    return new Promise((resolve) => {
      this.open.push(resolve);
      signal.addEventListener('abort', () => resolve({ ok: false, failure }));
    });
  };

  /** Answers the last call, and lets everything that follows from it happen. */
  async answer(page: Page): Promise<void> {
    this.open.pop()?.({ ok: true, value: page });
    await settled();
  }

  async fail(reason: AwsFailure['reason'] = 'throttled'): Promise<void> {
    this.open.pop()?.({ ok: false, failure: { ...failure, reason } });
    await settled();
  }
}

/** Everything that was waiting has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A connection whose functions and tags come in pages that the test hands out. */
export class PagedConnection implements ListedConnection {
  readonly id: string;
  readonly functions = new Pages<FunctionPage>();
  readonly tags = new Pages<TagPage>();
  readonly identity = { getIdentity: async () => ({ ok: true, value: undefined }) as const };
  readonly directory: FunctionDirectory = {
    listFunctions: this.functions.list,
    listFunctionTags: this.tags.list,
    getFunction: async (name) => ({ ok: true, value: { ...lambda(name), memoryMb: 1024 } }),
    getEventInvokeConfig: async () => ({ ok: true, value: defaultConfig }),
  };

  constructor(name: string) {
    this.id = `aws:${name}`;
  }
}
