import type { DebugEvent } from '../../model/invocation/debugEvent';
import type { SourceCredentials } from '../pollers/remote/signRequest';
import type { CredentialOrigin } from '../pollers/remote/sourceCredentials';

/** Whoever started the service. */
export interface Starter {
  /** Writes a line to a log. Never contains payloads or values of environment variables. */
  log(line: string): void;
  /** Reports what happens to functions that are debugged. */
  tell(event: DebugEvent): void;
  /** What a request has to know to debug a function; without a key nobody can. */
  readonly debugKey: string | undefined;
  /** What requests to other sources are signed with. */
  sourceCredentials(origin: CredentialOrigin): () => Promise<SourceCredentials>;
}
