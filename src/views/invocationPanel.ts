import * as vscode from 'vscode';
import type { InvocationStore } from '../invocations/invocationStore';
import { assertNever } from '../model/assertNever';
import type { PanelSubject, ToPanel } from '../protocol/panelMessages';
import { parseFromPanel } from '../protocol/parseFromPanel';
import { type PanelRequest, type RequestResult, replyTo } from '../protocol/requestChannel';
import { peersOf, peerTimes } from '../trace/peers';
import type { Connections } from './connections';
import { loadTrace } from './openedTraces';
import { panelPage, panelRoots } from './panelPage';

/** What a panel can ask for beyond being shown something. Each answers `ok` or a sentence. */
export interface PanelActions {
  openFrame(subject: PanelSubject, path: string, line: number): Promise<RequestResult>;
  openResponse(invocationId: string): Promise<RequestResult>;
  run(
    command: 'dwell.invokeAgain' | 'dwell.stopWaiting' | 'dwell.openPayload',
    invocationId: string,
  ): Promise<RequestResult>;
}

/** Faster than this nobody reads; polls of a running event may bring news more often. */
const postMs = 100;

/** The host's side of one panel: gives it its subject, anew with each change, and does what it asks for. */
export class InvocationPanel {
  private readonly subscriptions: { dispose(): void }[];
  private controller = new AbortController();
  private isReady = false;
  private isDisposed = false;
  private posting: NodeJS.Timeout | undefined;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private current: PanelSubject,
    private readonly store: InvocationStore,
    private readonly connections: Connections,
    private readonly actions: PanelActions,
    extension: vscode.Uri,
    onDispose: () => void,
  ) {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: panelRoots(extension) };
    this.subscriptions = [
      webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      store.onDidChange(({ invocation }) => {
        const { current: about } = this;
        if (about.kind === 'invocation' && invocation.id === about.invocationId) this.schedulePost();
      }),
    ];
    panel.onDidDispose(() => {
      this.isDisposed = true;
      this.controller.abort();
      clearTimeout(this.posting);
      for (const one of this.subscriptions) one.dispose();
      onDispose();
    });
    webview.html = panelPage(webview, extension);
  }

  get subject(): PanelSubject {
    return this.current;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Turns to another subject; what was loading for the one before is dropped. */
  turnTo(subject: PanelSubject): void {
    this.controller.abort();
    this.controller = new AbortController();
    this.current = subject;
    if (this.isReady) void this.showSubject();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async receive(message: unknown): Promise<void> {
    const parsed = parseFromPanel(message);
    if (parsed === undefined) return;
    if (parsed.type === 'ready') {
      this.isReady = true;
      await this.showSubject();
      return;
    }
    this.post(await replyTo(parsed, () => this.answer(parsed)));
  }

  private async answer(request: PanelRequest): Promise<RequestResult> {
    const { current: subject } = this;
    const invocationId = subject.kind === 'invocation' ? subject.invocationId : undefined;
    switch (request.type) {
      case 'requestCopy':
        await vscode.env.clipboard.writeText(request.text);
        return 'ok';
      case 'requestOpenFrame':
        return this.actions.openFrame(subject, request.path, request.line);
      case 'requestInvokeAgain':
        return this.ofInvocation(invocationId, (id) => this.actions.run('dwell.invokeAgain', id));
      case 'requestStopWaiting':
        return this.ofInvocation(invocationId, (id) => this.actions.run('dwell.stopWaiting', id));
      case 'requestOpenPayload':
        return this.ofInvocation(invocationId, (id) => this.actions.run('dwell.openPayload', id));
      case 'requestOpenResponse':
        return this.ofInvocation(invocationId, (id) => this.actions.openResponse(id));
      default:
        return assertNever(request);
    }
  }

  private async ofInvocation(
    id: string | undefined,
    work: (id: string) => Promise<RequestResult>,
  ): Promise<RequestResult> {
    return id === undefined
      ? { error: vscode.l10n.t('A trace opened by its id has no invocation of ours.') }
      : work(id);
  }

  private async showSubject(): Promise<void> {
    const { current: subject } = this;
    if (subject.kind === 'invocation') {
      this.postInvocation(subject.invocationId);
      return;
    }
    await loadTrace(subject, this.connections, this.controller.signal, (trace) =>
      this.post({ type: 'showTrace', subject, trace, hostNowMs: Date.now() }),
    );
  }

  private schedulePost(): void {
    const { current: subject } = this;
    if (!this.isReady || subject.kind !== 'invocation') return;
    this.posting ??= setTimeout(() => {
      this.posting = undefined;
      if (this.current === subject) this.postInvocation(subject.invocationId);
    }, postMs);
  }

  private postInvocation(invocationId: string): void {
    const { current: subject } = this;
    const invocation = this.store.get(invocationId);
    if (invocation !== undefined) {
      this.panel.title = invocation.target.functionName;
      const peers = peerTimes(peersOf(this.store.all(), invocation));
      this.post({ type: 'showInvocation', subject, invocation, hostNowMs: Date.now(), peers });
      return;
    }
    this.post({
      type: 'showMissing',
      subject,
      text: vscode.l10n.t('This invocation is no longer in the history.'),
    });
  }

  private post(message: ToPanel): void {
    if (!this.isDisposed) void this.panel.webview.postMessage(message);
  }
}
