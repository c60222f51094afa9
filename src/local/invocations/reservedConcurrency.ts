/** How many runs of a function are allowed at once (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html). */
export class ReservedConcurrency {
  private readonly limits = new Map<string, number>();
  private readonly running = new Map<string, number>();

  /** `undefined` where nothing is reserved. */
  of(functionName: string): number | undefined {
    return this.limits.get(functionName);
  }

  set(functionName: string, limit: number | undefined): void {
    if (limit === undefined) this.limits.delete(functionName);
    else this.limits.set(functionName, limit);
  }

  /** `false` when as many run as may. */
  begin(functionName: string): boolean {
    const running = this.running.get(functionName) ?? 0;
    if (running >= (this.of(functionName) ?? Number.POSITIVE_INFINITY)) return false;
    this.running.set(functionName, running + 1);
    return true;
  }

  end(functionName: string): void {
    this.running.set(functionName, Math.max(0, (this.running.get(functionName) ?? 1) - 1));
  }
}
