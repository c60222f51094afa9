import type { EventsSide } from '../../events/eventsSide';
import type { PanelSubject } from '../../protocol/panelMessages';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import type { Sending } from '../invocations/createSending';
import type { PayloadsToSend } from '../invocations/sendNeeds';

/** What sending a record needs: the tracker, payload documents, and the panel that follows it. */
export interface RecordNeeds {
  readonly sending: Sending;
  readonly payloads: PayloadsToSend;
  readonly declared: DeclaredFunctions;
  readonly events: () => Promise<EventsSide>;
  readonly show: (subject: PanelSubject) => void;
}
