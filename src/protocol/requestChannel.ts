import type { Outcome } from '../model/base/outcome';
import type { FromPanel, ToPanel } from './panelMessages';

/** The messages of the panel that expect a `reply`. */
export type PanelRequest = Extract<FromPanel, { readonly requestId: number }>;

/** A request before it has its number. */
export type RequestBody = PanelRequest extends infer Request
  ? Request extends PanelRequest
    ? Omit<Request, 'requestId'>
    : never
  : never;

export type Reply = Extract<ToPanel, { readonly type: 'reply' }>;

/** `ok`, or a sentence for the user about what failed. */
export type RequestResult = Reply['result'];

/** The panel's end: numbers the requests and passes each reply to its caller. */
export class RequestChannel {
  private readonly pending = new Map<number, (result: RequestResult) => void>();
  private lastId = 0;

  constructor(private readonly post: (message: FromPanel) => void) {}

  /** Settles with the host's reply; never rejects. */
  request(body: RequestBody): Promise<RequestResult> {
    this.lastId += 1;
    const requestId = this.lastId;
    return new Promise((resolve) => {
      this.pending.set(requestId, resolve);
      this.post({ ...body, requestId } as PanelRequest);
    });
  }

  /** A reply without a pending request is ignored: the panel was reloaded. */
  settle({ requestId, result }: Reply): void {
    this.pending.get(requestId)?.(result);
    this.pending.delete(requestId);
  }
}

/** The host's end: performs the request and builds the reply, also when it throws. A canceled request has no message. */
export async function replyTo(request: PanelRequest, work: () => Promise<Outcome<unknown>>): Promise<Reply> {
  const { requestId } = request;
  try {
    const outcome = await work();
    return { type: 'reply', requestId, result: outcome.kind === 'failed' ? { error: outcome.message } : 'ok' };
  } catch (error) {
    return { type: 'reply', requestId, result: { error: error instanceof Error ? error.message : String(error) } };
  }
}
