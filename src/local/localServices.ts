import type { DebugSessions } from './debugging/debugSessions';
import type { DurableService } from './durable/durableService';
import type { Fronts } from './front/fronts';
import type { FunctionCatalog } from './functions/functionCatalog';
import type { Identities } from './identities';
import type { CalledRuns } from './invocations/calledRuns';
import type { EventQueue } from './invocations/eventQueue';
import type { Runner } from './invocations/runner';
import type { LogStore } from './logs/logStore';
import type { CodeUploads } from './made/codeUploads';
import type { MadeStore } from './made/madeStore';
import type { MappingStore } from './mappings/mappingStore';
import type { PollEventLog } from './pollers/pollEventLog';
import type { SchemaStore } from './schemas/schemaStore';
import type { Sources } from './sources/sources';
import type { GroupStore } from './tracing/groupStore';
import type { TraceStore } from './tracing/traceStore';

/** The services that operations use. */
export interface LocalServices {
  readonly catalog: FunctionCatalog;
  readonly runner: Runner;
  readonly runs: CalledRuns;
  readonly queue: EventQueue;
  readonly durable: DurableService;
  readonly logs: LogStore;
  readonly traces: TraceStore;
  readonly groups: GroupStore;
  readonly schemas: SchemaStore;
  readonly debugging: DebugSessions;
  readonly sources: Sources;
  readonly mappings: MappingStore;
  readonly pollEvents: PollEventLog;
  readonly fronts: Fronts;
  readonly made: MadeStore;
  readonly uploads: CodeUploads;
  readonly identities: Identities;
  readonly maxConcurrency: number;
  /** Epoch milliseconds with a fraction. */
  now(): number;
  /** Writes a line to the log of the service. Never contains payloads or values of environment variables. */
  log(line: string): void;
}
