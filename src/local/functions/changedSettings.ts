import type { DeclaredEventInvokeConfig, DeclaredFunction } from '../../model/function/declaredFunction';

/** A configuration of asynchronous invocation that a call has put or deleted. */
export interface ChangedEventInvokeConfig {
  readonly functionName: string;
  /** Version or alias; `undefined`: `$LATEST`. */
  readonly qualifier: string | undefined;
  readonly config: DeclaredEventInvokeConfig | undefined;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

/**
 * Settings changed through the API since the template was read, in memory. A change of the template counts as a deployment and
 * discards them.
 */
export class ChangedSettings {
  private readonly configs = new Map<
    string,
    { readonly config: DeclaredEventInvokeConfig | undefined; readonly atMs: number }
  >();
  private readonly tracingModes = new Map<string, DeclaredFunction['tracing']>();
  private readonly concurrency = new Map<string, number | undefined>();

  /** `undefined` for an unchanged function; its `config` is `undefined` after a deletion. */
  eventInvokeConfig(functionName: string, qualifier: string | undefined) {
    return this.configs.get(keyOf(functionName, qualifier));
  }

  setEventInvokeConfig({ functionName, qualifier, config, atMs }: ChangedEventInvokeConfig): void {
    this.configs.set(keyOf(functionName, qualifier), { config, atMs });
  }

  /** The qualifiers that calls have configured. */
  configuredQualifiers(functionName: string): readonly string[] {
    const keys = [...this.configs].flatMap(([key, { config }]) => (config === undefined ? [] : [key]));
    return keys.filter((key) => key.startsWith(`${functionName}:`)).map((key) => key.slice(functionName.length + 1));
  }

  /** `undefined` for a function that still has the template's mode. */
  tracing(functionName: string) {
    return this.tracingModes.get(functionName);
  }

  setTracing(functionName: string, mode: DeclaredFunction['tracing']): void {
    this.tracingModes.set(functionName, mode);
  }

  /** What was reserved for a function by a call, or taken from it; `undefined` for one that nobody has changed. */
  reservedConcurrency(functionName: string): { readonly limit: number | undefined } | undefined {
    return this.concurrency.has(functionName) ? { limit: this.concurrency.get(functionName) } : undefined;
  }

  reserveConcurrency(functionName: string, limit: number | undefined): void {
    this.concurrency.set(functionName, limit);
  }

  forget(): void {
    this.concurrency.clear();
    this.configs.clear();
    this.tracingModes.clear();
  }
}

/** `$LATEST` is what a request without a qualifier means. */
function keyOf(functionName: string, qualifier: string | undefined): string {
  return `${functionName}:${qualifier ?? '$LATEST'}`;
}
