import * as vscode from 'vscode';
import type { InvocationStore } from '../../../invocations/invocationStore';
import { loadTrace, type TraceLoading } from '../../../invocations/panel/loadTrace';
import { type PanelContent, panelContent } from '../../../invocations/panel/panelContent';
import { PanelInvocations } from '../../../invocations/panel/panelInvocations';
import type { SeriesRunner } from '../../../invocations/seriesRunner';
import { assertNever } from '../../../model/base/assertNever';
import { canceled, done, failed, type Outcome } from '../../../model/base/outcome';
import type { Invocation } from '../../../model/invocation/invocation';
import type { FollowedRecord } from '../../../model/polling/followedRecord';
import type { ComparedTrace, OpenedTrace, PanelSubject, ToPanel } from '../../../protocol/panelMessages';
import { parseFromPanel } from '../../../protocol/parseFromPanel';
import { type PanelRequest, replyTo } from '../../../protocol/requestChannel';
import { peersOf, peerTimes } from '../../../trace/measure/peers';
import { openedTraceFile } from '../openedTraceFile';
import { comparisonOf, pickComparison } from '../pickComparison';
import { offerSpanSearch } from './offerSpanSearch';
import { PanelExecution } from './panelExecution';
import { panelPage, panelRoots } from './panelPage';
import type { PanelEvents, PanelParts } from './panelParts';
import {
  executionView,
  gone,
  invocationView,
  recordGone,
  recordView,
  type SubjectView,
  seriesView,
} from './subjectView';

/** Minimum time between updates: polls of a running event may report changes faster than anyone can read. */
const postMs = 100;

/** The host's side of one panel: posts the subject with each change, and handles its requests. */
export class InvocationPanel {
  private readonly subscriptions: { dispose(): void }[];
  private controller = new AbortController();
  /** The loaded trace, when the subject is not an invocation by Dwell. */
  private opened: OpenedTrace | undefined;
  private comparison: ComparedTrace | undefined;
  /** What is compared with has got more evidence since. */
  private isComparisonOld = false;
  /** Of a subject that is an execution, or a file with the history of one. */
  private execution: PanelExecution | undefined;
  private readonly shown = new PanelInvocations();
  private isReady = false;
  private isDisposed = false;
  private posting: NodeJS.Timeout | undefined;

  private readonly loading: TraceLoading;
  private readonly store: InvocationStore;
  private readonly series: SeriesRunner;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private current: PanelSubject,
    private readonly parts: PanelParts,
    private readonly events: PanelEvents,
  ) {
    const { store, series, extension } = parts;
    this.store = store;
    this.series = series;
    this.loading = { connections: parts.connections, clock: parts.clock, offerSearch: offerSpanSearch };
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: panelRoots(extension) };
    this.subscriptions = [
      webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      store.onDidChange(({ invocation }) => {
        const { current: about } = this;
        if (about.kind !== 'invocation') return;
        const isCompared = invocation.id === this.comparison?.invocationId;
        this.isComparisonOld ||= isCompared;
        if (isCompared || invocation.id === about.invocationId) this.schedulePost();
      }),
      parts.clock.onDidChange(() => {
        if (this.current.kind === 'invocation') this.schedulePost();
      }),
      series.onDidChange(({ id }) => {
        const { current: about } = this;
        if (about.kind === 'series' && id === about.seriesId) this.schedulePost();
      }),
      parts.records.onDidChange(({ id }) => {
        const { current: about } = this;
        if (about.kind === 'record' && id === about.recordId) this.schedulePost();
      }),
    ];
    panel.onDidDispose(() => {
      this.isDisposed = true;
      this.controller.abort();
      this.execution?.dispose();
      clearTimeout(this.posting);
      for (const one of this.subscriptions) one.dispose();
      events.onDispose();
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

  /** Switches to another subject; discards what was loading for the previous one. */
  turnTo(subject: PanelSubject): void {
    this.controller.abort();
    this.controller = new AbortController();
    this.current = subject;
    this.opened = undefined;
    this.comparison = undefined;
    this.execution?.dispose();
    this.execution = undefined;
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

  /** Compares with the given invocation, or with one that the user picks. */
  async compare(invocationId?: string): Promise<Outcome<unknown>> {
    return this.ofInvocation(async (invocation) => {
      const { current: subject } = this;
      const picked =
        invocationId === undefined
          ? await pickComparison(invocation, this.store)
          : comparisonOf(invocationId, this.store);
      if (picked.kind !== 'done') return picked;
      if (this.current !== subject) return canceled;
      this.comparison = picked.value;
      if (this.isReady) this.post({ type: 'showComparison', subject, other: picked.value });
      return done;
    });
  }

  private async answer(request: PanelRequest): Promise<Outcome<unknown>> {
    const { actions } = this.parts;
    const ofExecution = await this.execution?.answer(request);
    if (ofExecution !== undefined) return ofExecution;
    switch (request.type) {
      case 'requestCopy':
        await vscode.env.clipboard.writeText(request.text);
        return done;
      case 'requestCopyResponse':
        return this.ofInvocation(async ({ answer }) => {
          await vscode.env.clipboard.writeText(answer.kind === 'answered' ? answer.payload : '');
          return done;
        });
      case 'requestOpenFrame':
        return this.ofContent((content) => actions.openFrame(content, request.path, request.line));
      case 'requestUseSample':
        return this.ofInvocation(({ id }) => actions.run('useSample', id));
      case 'requestInvokeAgain':
        return this.ofInvocation(({ id }) => actions.run('invokeAgain', id));
      case 'requestDebug':
        return this.ofInvocation(({ id }) => actions.run('debugInvocation', id));
      case 'requestStopWaiting':
        return this.ofInvocation(({ id }) => actions.run('stopWaiting', id));
      case 'requestRetryNow':
        return this.ofInvocation((invocation) => actions.retryNow(invocation));
      case 'requestShortRetryDelays':
        return this.ofInvocation((invocation) => actions.useShortDelays(invocation));
      case 'requestOpenPayload':
        return this.ofInvocation(({ id }) => actions.run('openPayload', id));
      case 'requestOpenResponse':
        return this.ofInvocation(({ id }) => actions.openSent(id, 'response'));
      case 'requestSaveResponse':
        return this.ofInvocation((invocation) => actions.saveResponse(invocation));
      case 'requestStopSeries':
        if (this.current.kind === 'series') this.series.stop(this.current.seriesId);
        return done;
      case 'requestOpenSent':
        return this.ofInvocation(({ id }) => actions.openSent(id, 'payload'));
      case 'requestPayload':
        return this.ofInvocation(async ({ id }) => this.postPayload(id));
      case 'requestCompare':
        return this.compare(request.invocationId);
      case 'requestOpenDocument':
        return this.ofContent((content) => actions.openDocument(content, request.segmentId));
      case 'requestExport':
        return this.ofContent((content) => actions.saveExport(content, request.format));
      case 'requestSavePicture':
        return this.ofContent((content) => actions.savePicture(content, request.format, request.data));
      case 'requestEnableTracing':
        return this.ofInvocation((invocation) => actions.enableTracing(invocation));
      case 'requestOpenRun':
        return this.ofRecord((record) => actions.openRun(record, request));
      case 'requestOpenRunLog':
        return this.ofRecord((record) => actions.openRun(record, { runId: request.runId, traceId: undefined }));
      case 'requestRedrive':
        return this.ofRecord((record) => actions.ofRecord('redrive', record));
      case 'requestInvokeFailed':
        return this.ofRecord((record) => actions.ofRecord('invokeFailed', record));
      case 'requestSendAgain':
        return this.ofRecord((record) => actions.ofRecord('sendAgain', record));
      case 'requestReadMetrics':
        return this.ofRecord((record) => actions.ofRecord('readMetrics', record));
      case 'requestStopFollowing':
        return this.ofRecord(async ({ id }) => {
          this.parts.records.stop(id);
          return done;
        });
      case 'requestOpenExecution':
        return this.ofContent((content) => actions.openExecution(content, request.executionArn));
      case 'requestFindExecution':
        return this.ofContent((content) => actions.findExecution(content, request));
      case 'requestFollow':
      case 'requestExecutionCommand':
      case 'requestSkipWait':
        return failed('This panel does not show a running execution.');
      case 'requestOpenConsole':
        return this.ofContent((content) => actions.openConsole(content, request.page));
      default:
        return assertNever(request);
    }
  }

  private async ofInvocation(work: (invocation: Invocation) => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
    const { current: subject } = this;
    if (subject.kind !== 'invocation') return failed('This trace was not started by Dwell.');
    const invocation = this.store.get(subject.invocationId);
    return invocation === undefined ? failed(gone) : work(invocation);
  }

  private async ofRecord(work: (record: FollowedRecord) => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
    const { current: subject } = this;
    const record = subject.kind === 'record' ? this.parts.records.get(subject.recordId) : undefined;
    return record === undefined ? failed(recordGone) : work(record);
  }

  private async ofContent(work: (content: PanelContent) => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
    const content = panelContent(this.current, this.store, this.opened);
    return content === undefined ? failed(gone) : work(content);
  }

  private postPayload(invocationId: string): Outcome {
    const text = this.store.payloadOf(invocationId);
    if (text === undefined) return failed('The payload was not stored (dwell.history.keep).');
    this.post({ type: 'showPayload', subject: this.current, text });
    return done;
  }

  private async showSubject(): Promise<void> {
    const { current: subject } = this;
    const show = (trace: OpenedTrace): void => {
      this.opened = trace;
      const content = panelContent(subject, this.store, trace);
      if (content !== undefined && content.documents.length > 0) this.events.onTrace(content);
      const durableFunctions = subject.kind === 'trace' ? this.parts.durableFunctions(subject.connectionId) : [];
      this.post({ type: 'showTrace', subject, trace, durableFunctions, hostNowMs: Date.now() });
    };
    switch (subject.kind) {
      case 'invocation':
        this.postInvocation(subject.invocationId);
        if (this.comparison !== undefined) this.post({ type: 'showComparison', subject, other: this.comparison });
        return;
      case 'series':
        return this.postSeries(subject.seriesId);
      case 'record':
        return this.postRecord(subject.recordId);
      case 'trace':
        return loadTrace(subject, this.loading, this.controller.signal, show);
      case 'execution':
        this.execution ??= this.executionOf(subject);
        this.execution.start();
        return;
      case 'file': {
        const file = await openedTraceFile(vscode.Uri.parse(subject.uri), subject.traceId);
        if (this.current !== subject) return;
        if (file.kind === 'trace') return show(file.trace);
        this.execution ??= this.executionOf(undefined);
        this.execution.open(file.history);
        return;
      }
      default:
        return assertNever(subject);
    }
  }

  private executionOf(subject: Extract<PanelSubject, { readonly kind: 'execution' }> | undefined): PanelExecution {
    const { current } = this;
    const isShown = () => this.current === current && this.isReady;
    return new PanelExecution(subject, this.parts.ofExecution, this.parts.clock, {
      onChange: (execution) => {
        if (isShown()) this.show(executionView(current, execution));
      },
      onCompared: (other) => {
        if (isShown()) this.post({ type: 'showComparedExecution', subject: current, other });
      },
    });
  }

  private schedulePost(): void {
    const { current: subject } = this;
    if (!this.isReady) return;
    this.posting ??= setTimeout(() => {
      this.posting = undefined;
      if (this.current !== subject) return;
      if (subject.kind === 'invocation') this.postInvocation(subject.invocationId);
      this.renewComparison();
      if (subject.kind === 'series') this.postSeries(subject.seriesId);
      if (subject.kind === 'record') this.postRecord(subject.recordId);
    }, postMs);
  }

  private postSeries(seriesId: string): void {
    this.show(seriesView(this.current, this.series.get(seriesId)));
  }

  private postRecord(recordId: string): void {
    this.show(recordView(this.current, this.parts.records.get(recordId)));
  }

  private postInvocation(invocationId: string): void {
    const invocation = this.store.get(invocationId);
    if (invocation === undefined) {
      this.post({ type: 'showMissing', subject: this.current, text: gone });
      return;
    }
    const peers = peerTimes(peersOf(this.store.all(), invocation));
    const isPaused = this.parts.clock.isResting;
    this.show(invocationView(this.current, { invocation: this.shown.of(invocation), peers, isPaused }));
  }

  private renewComparison(): void {
    const { comparison } = this;
    if (comparison === undefined || !this.isComparisonOld) return;
    this.isComparisonOld = false;
    const renewed = comparisonOf(comparison.invocationId, this.store);
    // Removed from the history: what was compared stays.
    if (renewed.kind !== 'done') return;
    this.comparison = renewed.value;
    this.post({ type: 'showComparison', subject: this.current, other: renewed.value, isUpdate: true });
  }

  private show({ title, message }: SubjectView): void {
    if (title !== undefined) this.panel.title = title;
    this.post(message);
  }

  private post(message: ToPanel): void {
    if (!this.isDisposed) void this.panel.webview.postMessage(message);
  }
}
