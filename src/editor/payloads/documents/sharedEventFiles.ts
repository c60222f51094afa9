import { applyEdits, format } from 'jsonc-parser';
import * as vscode from 'vscode';
import { noDeadline } from '../../../model/base/noDeadline';
import type { Connection } from '../../../model/connection/connection';
import type { Result } from '../../../model/connection/result';
import type { SharedEvent } from '../../../model/connection/sharedEvents';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import type { PayloadFile } from './payloadFiles';
import { type SharedEventPlace, sharedEventOf, sharedEventUri } from './sharedEventUri';

interface Known {
  readonly bytes: Uint8Array;
  readonly mtime: number;
  readonly invocationMode: SharedEvent['invocationMode'];
}

/**
 * Shareable test events as files, which are opened, saved, renamed and deleted like other payloads. Saving one writes it to the
 * registry.
 */
export class SharedEventFiles implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.didChange.event;
  /** The last version that was read or written: VS Code also asks for size and time. */
  private readonly known = new Map<string, Known>();

  constructor(private readonly connectionOf: (id: string) => Connection | undefined) {}

  /** The events of a function, by name. */
  async list(target: FunctionTarget, signal: AbortSignal): Promise<Result<readonly PayloadFile[]>> {
    const connection = this.connectionOf(target.connectionId);
    if (connection === undefined) return { ok: true, value: [] };
    const names = await connection.sharedEvents.list(target.functionName, signal);
    if (!names.ok) return names;
    const files = names.value.map(
      (name): PayloadFile => ({ uri: sharedEventUri(target, name), name, origin: 'shared' }),
    );
    return { ok: true, value: files };
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    // The parent folders of an event are assumed to exist: the registry has no folders.
    if (sharedEventOf(uri) === undefined) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { bytes, mtime } = this.known.get(uri.toString()) ?? (await this.read(uri));
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.byteLength };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.read(uri)).bytes;
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const { target, eventName, connection } = this.place(uri);
    const payload = new TextDecoder().decode(content);
    // Keeps the invocation type that another program has set.
    const before = this.known.get(uri.toString());
    const event: SharedEvent = {
      name: eventName,
      payload,
      invocationMode: before?.invocationMode ?? 'RequestResponse',
    };
    unwrap(await connection.sharedEvents.put(target.functionName, event, noDeadline()), uri);
    this.known.set(uri.toString(), { bytes: content, mtime: Date.now(), invocationMode: event.invocationMode });
    this.didChange.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const { target, eventName, connection } = this.place(from);
    const name = this.place(to).eventName;
    const signal = noDeadline();
    const renamed = await connection.sharedEvents.rename(target.functionName, eventName, name, signal);
    if (!renamed.ok && renamed.failure.reason === 'conflict') throw vscode.FileSystemError.FileExists(to);
    unwrap(renamed, from);
    this.known.delete(from.toString());
    this.didChange.fire([
      { type: vscode.FileChangeType.Deleted, uri: from },
      { type: vscode.FileChangeType.Created, uri: to },
    ]);
  }

  async delete(uri: vscode.Uri): Promise<void> {
    const { target, eventName, connection } = this.place(uri);
    unwrap(await connection.sharedEvents.remove(target.functionName, eventName, noDeadline()), uri);
    this.known.delete(uri.toString());
    this.didChange.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(): void {
    // VS Code creates the folders of a file before it writes the file.
  }

  dispose(): void {
    this.didChange.dispose();
  }

  private async read(uri: vscode.Uri): Promise<Known> {
    const { target, eventName, connection } = this.place(uri);
    const signal = noDeadline();
    const event = unwrap(await connection.sharedEvents.get(target.functionName, eventName, signal), uri);
    const bytes = new TextEncoder().encode(inLines(event.payload));
    const read = { bytes, mtime: Date.now(), invocationMode: event.invocationMode };
    this.known.set(uri.toString(), read);
    return read;
  }

  private place(uri: vscode.Uri): SharedEventPlace & { readonly connection: Connection } {
    const place = sharedEventOf(uri);
    const connection = place === undefined ? undefined : this.connectionOf(place.target.connectionId);
    if (place === undefined || connection === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return { ...place, connection };
  }
}

/** Formats an event, which the registry stores without whitespace; numbers too large for JavaScript keep their digits. */
function inLines(json: string): string {
  return `${applyEdits(json, format(json, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' }))}\n`;
}

/**
 * Returns a value or throws the failure's sentence, which VS Code shows when a file cannot be read or saved; the text stays in
 * its editor.
 */
function unwrap<T>(result: Result<T>, uri: vscode.Uri): T {
  if (result.ok) return result.value;
  if (result.failure.reason === 'notFound') throw vscode.FileSystemError.FileNotFound(uri);
  throw new vscode.FileSystemError(result.failure.message);
}
