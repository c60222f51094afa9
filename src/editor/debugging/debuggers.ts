import * as vscode from 'vscode';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { Connection } from '../../model/connection/connection';
import type { DebugAction, DebuggerWaiting } from '../../model/invocation/debugEvent';
import type { DebugState } from '../../model/invocation/invocation';
import type { Connections } from '../connections/connections';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import type { WorkspaceFiles } from '../functions/workspaceFiles';
import { attachConfiguration, sessionIdProperty } from './attachConfiguration';
import { overridesFor } from './overridesFor';
import { PauseTracker } from './pauseTracker';
import type { StopPlaces } from './stopPlaces';

/** What the debuggers of functions work with. */
export interface DebuggerParts {
  readonly connections: Connections;
  readonly store: InvocationStore;
  readonly declared: DeclaredFunctions;
  readonly files: WorkspaceFiles;
  readonly places: StopPlaces;
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** A process that waits for a debugger, or has one. */
interface Session {
  readonly connection: Connection;
  readonly waiting: DebuggerWaiting;
  /** Messages to the service, in order. */
  said: Promise<unknown>;
}

/**
 * Attaches VS Code's debuggers to functions debugged in Local, and reports their state to Local: time stops for a
 * paused function, and stopping a session ends its process.
 */
export class Debuggers implements vscode.Disposable {
  private readonly sessions = new Map<string, Session>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly parts: DebuggerParts) {
    this.subscriptions = [
      parts.connections.onDidDebug(({ connection, event }) => {
        if (event.event === 'debuggerWaiting') void this.attach(connection, event);
        else if (event.event === 'debuggerAnswered') this.say(event.sessionId, 'seen');
        else this.ended(event.sessionId);
      }),
      vscode.debug.registerDebugAdapterTrackerFactory('*', {
        createDebugAdapterTracker: (session) => this.track(session),
      }),
      vscode.debug.onDidTerminateDebugSession((session) => {
        if (session.parentSession === undefined) this.say(sessionIdOf(session), 'stop');
      }),
    ];
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  private async attach(connection: Connection, waiting: DebuggerWaiting): Promise<void> {
    const { declared, files, extension, log } = this.parts;
    const { sessionId, functionName } = waiting;
    this.sessions.set(sessionId, { connection, waiting, said: Promise.resolve() });
    const found = await declared.find(functionName);
    if (found === undefined) return this.say(sessionId, 'stop');
    const codeUri = files.uriOf(found.codeUri);
    const configuration = attachConfiguration({
      waiting,
      codeFolder: codeUri.fsPath,
      runtimeFolder: vscode.Uri.joinPath(extension, 'dist', 'runtime').fsPath,
      sourceOverrides: await overridesFor(found, waiting, files),
    });
    log.info(`Debugging ${functionName}, attempt ${waiting.attempt}`);
    this.show(waiting, 'running');
    const folder = vscode.workspace.getWorkspaceFolder(codeUri);
    const isStarted = await vscode.debug.startDebugging(folder, configuration, {
      // What runs is what is saved, as with every other way to invoke.
      suppressSaveBeforeStart: true,
    });
    if (!isStarted) this.say(sessionId, 'stop');
  }

  private track(session: vscode.DebugSession): vscode.DebugAdapterTracker | undefined {
    const id = sessionIdOf(session);
    const known = this.sessions.get(id);
    if (known === undefined) return undefined;
    return new PauseTracker((state) => {
      this.say(id, state);
      if (state !== 'stop') this.show(known.waiting, state === 'paused' ? 'paused' : 'running');
    });
  }

  private ended(sessionId: string): void {
    const session = this.sessions.get(sessionId);
    if (session === undefined) return;
    this.sessions.delete(sessionId);
    this.show(session.waiting, 'ended');
    const { traceId, functionName } = session.waiting;
    const isLast = [...this.sessions.values()].every(({ waiting }) => waiting.traceId !== traceId);
    if (isLast) this.releaseAfter(functionName, traceId);
  }

  /** An event that failed is tried again, and stops at the same place; only the end of following says that it is not. */
  private releaseAfter(functionName: string, traceId: string): void {
    const { store, places } = this.parts;
    const isRetried = (): boolean =>
      store.all().some((one) => one.traceId === traceId && one.mode === 'Event' && one.following.kind === 'following');
    if (!isRetried()) {
      places.release(functionName);
      return;
    }
    const subscription = store.onDidChange(() => {
      if (isRetried()) return;
      subscription.dispose();
      places.release(functionName);
    });
  }

  private say(sessionId: string, action: DebugAction): void {
    const session = this.sessions.get(sessionId);
    if (session === undefined) return;
    // In the order in which it happened. A session that has ended in the meantime needs no word.
    session.said = session.said.then(() => session.connection.debugging.control(sessionId, action));
  }

  /** A function that another one called is no invocation of ours; its caller is. */
  private show({ traceId }: DebuggerWaiting, debug: DebugState): void {
    const { store } = this.parts;
    const invocation = store.all().find((one) => one.traceId === traceId && one.debug !== undefined);
    if (invocation === undefined || invocation.debug === debug) return;
    store.update(invocation.id, (current) => ({ ...current, debug }));
  }
}

/** The id that Local gave, of a session or of the one above it: the JavaScript debugger has one session for each target. */
function sessionIdOf(session: vscode.DebugSession): string {
  const id: unknown = session.configuration[sessionIdProperty];
  if (typeof id === 'string') return id;
  return session.parentSession === undefined ? '' : sessionIdOf(session.parentSession);
}
