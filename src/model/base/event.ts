/** Removes the listener; calling it twice is harmless. */
export type Unsubscribe = () => void;

/** A list of listeners, shaped like VS Code's emitter so that views can use either, without importing `vscode`. */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();

  /** Calls `listener` for every value from now on. */
  readonly event = (listener: (value: T) => void): { dispose: Unsubscribe } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
