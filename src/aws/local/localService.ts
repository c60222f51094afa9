import { AwsClients } from '../calls/awsClients';
import type { ClientSource } from '../calls/awsGateway';
import { LocalProcess, type LocalProcessOptions } from './localProcess';

/** Provides the clients of Local: starts the service on first use, and again after it has died. */
export class LocalService implements ClientSource {
  private readonly process: LocalProcess;
  private current: { readonly endpoint: string; readonly clients: AwsClients } | undefined;

  constructor(options: LocalProcessOptions) {
    this.process = new LocalProcess(options);
  }

  get endpoint(): string {
    return this.current?.endpoint ?? 'the local service';
  }

  get address(): string | undefined {
    return this.current?.endpoint;
  }

  async clients(): Promise<AwsClients> {
    const { endpoint, region } = await this.process.ready();
    if (this.current?.endpoint !== endpoint) {
      this.current?.clients.destroy();
      const credentials = async () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
      const settings = { endpoint, region, profile: undefined, credentials, isUnlimited: true };
      this.current = { endpoint, clients: new AwsClients(settings) };
    }
    return this.current.clients;
  }

  dispose(): void {
    this.current?.clients.destroy();
    this.current = undefined;
    this.process.dispose();
  }
}
