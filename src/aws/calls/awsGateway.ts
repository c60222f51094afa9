import type { AwsFailure } from '../../model/connection/awsFailure';
import type { Result } from '../../model/connection/result';
import type { CallContext } from '../failures/callContext';
import { toThrown } from '../failures/thrown';
import { toAwsFailure } from '../failures/toAwsFailure';
import { redact } from '../redact';
import type { AwsClients } from './awsClients';

/** Provides the clients when they are ready: for Local, when the process is running. */
export interface ClientSource {
  clients(signal: AbortSignal): Promise<AwsClients>;
  /** The endpoint in use, for messages; `undefined` for AWS itself. */
  readonly endpoint: string | undefined;
  /** The same as a URL; also `undefined` before Local is started. */
  readonly address: string | undefined;
  /** The `endpoint_url` that the connection's profile sets for a service, by IAM's prefix of its actions: `lambda`. */
  endpointOfProfile?(service: string): string | undefined;
  dispose(): void;
}

/** Runs all calls of a connection and converts their errors to sentences. */
export class AwsGateway {
  constructor(
    private readonly source: ClientSource,
    private readonly names: Pick<CallContext, 'connectionName' | 'profile'>,
    private readonly log: (line: string) => void = () => undefined,
  ) {}

  /** Runs `call`; an error becomes a failure. */
  async read<T>(about: About, signal: AbortSignal, call: (clients: AwsClients) => Promise<T>): Promise<Result<T>> {
    try {
      return { ok: true, value: await call(await this.source.clients(signal)) };
    } catch (error) {
      return { ok: false, failure: this.failure(error, about) };
    }
  }

  /** The clients, for a caller that handles errors itself. */
  clients(signal: AbortSignal): Promise<AwsClients> {
    return this.source.clients(signal);
  }

  /** Describes a failure in a sentence; logs the SDK's own message, with secrets removed. */
  failure(error: unknown, about: About): AwsFailure {
    const ofProfile =
      this.source.endpoint === undefined ? this.source.endpointOfProfile?.(serviceOf(about)) : undefined;
    const failure = toAwsFailure(error, {
      ...about,
      ...this.names,
      endpoint: this.source.endpoint ?? ofProfile,
      endpointProfile: ofProfile === undefined ? undefined : this.names.profile,
    });
    this.log(rawError(error, about));
    return failure;
  }
}

/** The subject of a call. */
export type About = Pick<CallContext, 'action' | 'subject' | 'qualifier'>;

function serviceOf({ action }: About): string {
  return action.split(':')[0] ?? '';
}

/** Never logs the whole error: its response may contain headers with credentials, and its input the payload. */
function rawError(error: unknown, { action }: About): string {
  const { name, code, statusCode, requestId, message } = toThrown(error);
  const facts = [
    name,
    code,
    statusCode === undefined ? undefined : `status ${statusCode}`,
    requestId && `request ${requestId}`,
  ];
  const cause = error instanceof Error && error.cause instanceof Error ? ` (cause: ${error.cause.message})` : '';
  return redact(
    `${action} failed: ${facts.filter(Boolean).join(', ')}: ${message}${cause}`.replaceAll(/\s+/g, ' ').slice(0, 2_000),
  );
}
