import type { DeclaredEventInvokeConfig, DeclaredFunction } from '../../model/function/declaredFunction';

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
  private readonly mappings = new Map<string, { readonly isEnabled: boolean; readonly atMs: number }>();

  /** `undefined` for an unchanged function; its `config` is `undefined` after a deletion. */
  eventInvokeConfig(functionName: string) {
    return this.configs.get(functionName);
  }

  setEventInvokeConfig(functionName: string, config: DeclaredEventInvokeConfig | undefined, atMs: number): void {
    this.configs.set(functionName, { config, atMs });
  }

  /** `undefined` for a function that still has the template's mode. */
  tracing(functionName: string) {
    return this.tracingModes.get(functionName);
  }

  setTracing(functionName: string, mode: DeclaredFunction['tracing']): void {
    this.tracingModes.set(functionName, mode);
  }

  /** `undefined` for a mapping that was neither enabled nor disabled. */
  mapping(uuid: string) {
    return this.mappings.get(uuid);
  }

  switchMapping(uuid: string, isEnabled: boolean, atMs: number): void {
    this.mappings.set(uuid, { isEnabled, atMs });
  }

  forget(): void {
    this.configs.clear();
    this.tracingModes.clear();
    this.mappings.clear();
  }
}
