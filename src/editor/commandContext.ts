import type { EventsSide } from '../events/eventsSide';
import type { InvocationStore } from '../invocations/invocationStore';
import type { Connections } from './connections/connections';
import type { DeclaredFunctions } from './functions/declaredFunctions';
import type { ResolveMapping } from './functions/resolveMapping';
import type { FunctionTree } from './functions/tree/functionTree';
import type { EventFolders } from './payloads/documents/eventFolders';
import type { PayloadComposer } from './payloads/documents/payloadComposer';
import type { PayloadFiles } from './payloads/documents/payloadFiles';
import type { PayloadPreviews } from './payloads/documents/payloadPreviews';
import type { PayloadProblems } from './payloads/documents/payloadProblems';
import type { PayloadSettings } from './payloads/documents/payloadSettings';
import type { SharedEventFiles } from './payloads/documents/sharedEventFiles';

/** What commands about payloads work with. */
export interface CommandContext {
  readonly resolveMapping: ResolveMapping;
  readonly connections: Connections;
  readonly store: InvocationStore;
  readonly declared: DeclaredFunctions;
  readonly payloads: PayloadFiles;
  readonly settings: PayloadSettings;
  readonly composer: PayloadComposer;
  readonly previews: PayloadPreviews;
  readonly sharedEvents: SharedEventFiles;
  readonly problems: PayloadProblems;
  readonly functionTree: FunctionTree;
  readonly eventFolders: EventFolders;
  /** Of the events that services send; loads them. */
  readonly events: () => Promise<EventsSide>;
}
