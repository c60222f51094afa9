import type { Invocation } from '../model/invocation/invocation';
import type { ToPanel } from '../protocol/panelMessages';
import { parseToPanel } from '../protocol/parseToPanel';
import { type Reply, type RequestBody, RequestChannel, type RequestResult } from '../protocol/requestChannel';
import { keepEvidence } from './keepEvidence';
import { isNewerViewState, parseViewState, type ViewState, withSubject, writeViewState } from './viewState';
import type { VsCodeApi } from './vscodeApi';

/** A response to a request of the panel. */
export type Answered = Extract<ToPanel, { readonly type: 'showPayload' | 'showComparison' | 'showComparedExecution' }>;

/** A message with content to show. */
export type ShowMessage = Exclude<ToPanel, Reply | Answered>;

/** The panel's connection to the extension: content, requests, the saved view state, and the host's clock. */
export class PanelHost {
  private readonly channel = new RequestChannel((message) => this.api.postMessage(message));
  private clockOffsetMs = 0;
  private state: ViewState;
  private invocation: Invocation | undefined;

  private readonly canStore: boolean;

  constructor(private readonly api: VsCodeApi) {
    const stored = api.getState();
    this.canStore = !isNewerViewState(stored);
    this.state = parseViewState(stored);
  }

  /**
   * Asks for the content. Called before the first render, which takes longer than everything else on the empty page: the answer
   * comes in a later task, when `connect` has been called.
   */
  askForContent(): void {
    this.api.postMessage({ type: 'ready' });
  }

  /** Calls `show` for every message with content and `answer` for every response to a request. */
  connect(show: (message: ShowMessage) => void, answer: (message: Answered) => void): void {
    window.addEventListener('message', ({ data }) => {
      const message = parseToPanel(data);
      if (message === undefined) {
        console.error('Dwell: the panel received an unknown message.');
        return;
      }
      if (message.type === 'reply') {
        this.channel.settle(message);
        return;
      }
      if (isAnswer(message)) {
        // A response about the previous subject arrives too late.
        if (JSON.stringify(message.subject) === JSON.stringify(this.state.subject)) answer(message);
        return;
      }
      if (message.type !== 'showMissing') this.clockOffsetMs = message.hostNowMs - Date.now();
      const next = withSubject(this.state, message.subject);
      if (next !== this.state) this.saveViewState(next);
      show(this.withKeptEvidence(message));
    });
  }

  private withKeptEvidence(message: ShowMessage): ShowMessage {
    if (message.type !== 'showInvocation') return message;
    this.invocation = keepEvidence(this.invocation, message.invocation);
    return { ...message, invocation: this.invocation };
  }

  request(body: RequestBody): Promise<RequestResult> {
    return this.channel.request(body);
  }

  /** Epoch milliseconds by the host's clock: the panel may be rendered on another machine. */
  now(): number {
    return Date.now() + this.clockOffsetMs;
  }

  get viewState(): ViewState {
    return this.state;
  }

  saveViewState(state: ViewState): void {
    this.state = state;
    if (this.canStore) this.api.setState(writeViewState(state));
  }
}

function isAnswer(message: ToPanel): message is Answered {
  const { type } = message;
  return type === 'showPayload' || type === 'showComparison' || type === 'showComparedExecution';
}
