import type { Outcome } from '../model/base/outcome';
import type { FromPanel, ToPanel } from './panelMessages';

/** The messages of the panel that are answered with a `reply`. */
export type PanelRequest = Extract<FromPanel, { readonly requestId: number }>;

/** A request before it has its number. */
export type RequestBody = PanelRequest extends infer Request
  ? Request extends PanelRequest
    ? Omit<Request, 'requestId'>
    : never
  : never;

export type Reply = Extract<ToPanel, { readonly type: 'reply' }>;

/** `ok`, or what went wrong as a sentence for the reader. */
export type RequestResult = Reply['result'];

/** The panel's end: numbers the requests and hands each reply to the one who asked. */
export class RequestChannel {
  private readonly pending = new Map<number, (result: RequestResult) => void>();
  private lastId = 0;

  constructor(private readonly post: (message: FromPanel) => void) {}

  /** Settles with the host's answer; never rejects. */
  request(body: RequestBody): Promise<RequestResult> {
    this.lastId += 1;
    const requestId = this.lastId;
    return new Promise((resolve) => {
      this.pending.set(requestId, resolve);
      this.post({ ...body, requestId } as PanelRequest);
    });
  }

  /** A reply nobody waits for is ignored: it was meant for an earlier life of the panel. */
  settle({ requestId, result }: Reply): void {
    this.pending.get(requestId)?.(result);
    this.pending.delete(requestId);
  }
}

/** The host's end: does the work and makes the reply, also when the work throws. What was canceled needs no words. */
export async function replyTo(request: PanelRequest, work: () => Promise<Outcome<unknown>>): Promise<Reply> {
  const { requestId } = request;
  try {
    const outcome = await work();
    return { type: 'reply', requestId, result: outcome.kind === 'failed' ? { error: outcome.message } : 'ok' };
  } catch (error) {
    return { type: 'reply', requestId, result: { error: error instanceof Error ? error.message : String(error) } };
  }
}
