import type { Invocation, InvocationMode, InvokeOptions } from '../../model/invocation/invocation';
import type { FunctionPicks } from '../functions/createFunctions';
import type { ChosenFunction } from '../functions/resolveFunction';
import type { Payloads } from '../payloads/createPayloads';
import type { ReadyPayload } from '../payloads/documents/payloadComposer';
import type { PayloadSteps } from '../payloads/payloadSteps';
import type { InvocationPanels } from '../traces/panel/invocationPanels';
import type { Sending } from './createSending';
import type { HistoryView } from './historyView';

/** The parts of payload documents that sending needs, and the dialogs that choose or create one. */
export type PayloadsToSend = Pick<Payloads, 'files' | 'settings' | 'composer' | 'problems'> & PayloadSteps;

/** The dependencies of every command that sends an invocation. */
export interface SendNeeds {
  readonly sending: Sending;
  readonly payloads: PayloadsToSend;
  readonly panels: InvocationPanels;
}

/** The same, and the resolvers of functions and invocations. */
export interface InvokeNeeds extends SendNeeds {
  readonly functions: Pick<FunctionPicks, 'resolveFunction' | 'pickFunction' | 'listed'>;
  readonly history: HistoryView;
}

/** One invocation to send. */
export interface SendRequest {
  readonly target: ChosenFunction['target'];
  readonly mode: InvocationMode;
  readonly composed: ReadyPayload;
  readonly options: InvokeOptions;
  /** The function waits for a debugger; on Local alone. */
  readonly isDebugged?: boolean | undefined;
  /** The document it was composed from; absent for what is sent again. */
  readonly uri: ChosenFunction['payload'];
  /** The panel stays as it is: another invocation is shown. */
  readonly isPanelKept?: true;
  /** The payload is `{}` because there was none. */
  readonly implicitPayload?: Invocation['implicitPayload'];
}
