import type { AwsFailure } from '../../model/connection/awsFailure';
import type { Result } from '../../model/connection/result';
import type { CallContext } from '../failures/callContext';
import { toAwsFailure } from '../failures/toAwsFailure';
import type { AwsClients } from './awsClients';

/** Gives the clients when they are ready: for Local that means a running process. */
export interface ClientSource {
  clients(signal: AbortSignal): Promise<AwsClients>;
  /** The endpoint in use, for sentences; `undefined` for AWS itself. */
  readonly endpoint: string | undefined;
  /** The same as a URL; `undefined` also before Local was started. */
  readonly address: string | undefined;
  dispose(): void;
}

/** The one place where calls of a connection meet its clients and where their errors become sentences. */
export class AwsGateway {
  constructor(
    private readonly source: ClientSource,
    private readonly names: Pick<CallContext, 'connectionName' | 'profile'>,
  ) {}

  /** Runs `call`; what it throws becomes a failure. */
  async read<T>(
    about: Pick<CallContext, 'action' | 'subject'>,
    signal: AbortSignal,
    call: (clients: AwsClients) => Promise<T>,
  ): Promise<Result<T>> {
    try {
      return { ok: true, value: await call(await this.source.clients(signal)) };
    } catch (error) {
      return { ok: false, failure: this.failure(error, about) };
    }
  }

  /** The clients, for a caller that must look at the errors itself. */
  clients(signal: AbortSignal): Promise<AwsClients> {
    return this.source.clients(signal);
  }

  failure(error: unknown, about: Pick<CallContext, 'action' | 'subject'>): AwsFailure {
    return toAwsFailure(error, { ...about, ...this.names, endpoint: this.source.endpoint });
  }
}
