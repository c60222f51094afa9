import * as vscode from 'vscode';
import { type FunctionTarget, type InvokeOptions, noOptions } from '../../../model/invocation/invocation';

interface Kept {
  readonly target?: FunctionTarget;
  readonly options?: InvokeOptions;
  readonly note?: string;
}

/** The settings of a payload document: target function, version or alias, and invoke options. */
export class PayloadSettings implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChange = this.didChange.event;

  constructor(private readonly state: vscode.Memento) {}

  /** The target as set; `undefined` when the document's path determines it. */
  targetOf(uri: vscode.Uri): FunctionTarget | undefined {
    return this.kept(uri).target;
  }

  optionsOf(uri: vscode.Uri): InvokeOptions {
    return { ...noOptions, ...this.kept(uri).options };
  }

  /** The origin of the payload, one line for its lenses. */
  noteOf(uri: vscode.Uri): string | undefined {
    return this.kept(uri).note;
  }

  async setNote(uri: vscode.Uri, note: string): Promise<void> {
    await this.keep(uri, { ...this.kept(uri), note });
  }

  async setTarget(uri: vscode.Uri, target: FunctionTarget): Promise<void> {
    await this.keep(uri, { ...this.kept(uri), target });
  }

  async setOptions(uri: vscode.Uri, options: InvokeOptions): Promise<void> {
    await this.keep(uri, { ...this.kept(uri), options });
  }

  /** Moves the settings of a renamed document; deletes those of a removed one. */
  async move(from: vscode.Uri, to: vscode.Uri | undefined): Promise<void> {
    const kept = this.kept(from);
    await this.state.update(keyOf(from), undefined);
    if (to !== undefined && Object.keys(kept).length > 0) await this.keep(to, kept);
  }

  dispose(): void {
    this.didChange.dispose();
  }

  private kept(uri: vscode.Uri): Kept {
    return this.state.get<Kept>(keyOf(uri)) ?? {};
  }

  private async keep(uri: vscode.Uri, kept: Kept): Promise<void> {
    await this.state.update(keyOf(uri), kept);
    this.didChange.fire();
  }
}

function keyOf(uri: vscode.Uri): string {
  return `payload.settings/${uri.toString()}`;
}
