/**
 * A signal that is aborted with the caller's, or when the time is over. `AbortSignal.any` with `AbortSignal.timeout` does the same,
 * but takes a tenth of the time that a whole request takes to be sent, and its timer outlives the request by many minutes.
 */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout>;
  private isTimeOver = false;
  private readonly follow = () => this.controller.abort(this.caller.reason);

  constructor(
    private readonly caller: AbortSignal,
    timeoutMs: number,
  ) {
    this.timer = setTimeout(() => {
      this.isTimeOver = true;
      this.controller.abort();
    }, timeoutMs);
    if (caller.aborted) this.follow();
    else caller.addEventListener('abort', this.follow, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Whether the time was over before `end`. */
  get isOver(): boolean {
    return this.isTimeOver;
  }

  /** What was waited for has ended. */
  end(): void {
    clearTimeout(this.timer);
    this.caller.removeEventListener('abort', this.follow);
  }
}
