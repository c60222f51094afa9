import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsIdentity } from '../../model/connection/awsProfile';
import type { IdentitySource } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import type { AwsGateway } from '../calls/awsGateway';

/** Identifies the owner of the credentials: calls STS once, which requires no permission. */
export class AwsIdentitySource implements IdentitySource {
  private known: AwsIdentity | undefined;

  constructor(private readonly gateway: AwsGateway) {}

  async getIdentity(signal: AbortSignal): Promise<Result<AwsIdentity | undefined>> {
    if (this.known !== undefined) return { ok: true, value: this.known };
    const about = { action: 'sts:GetCallerIdentity', subject: undefined };
    const read = await this.gateway.read(about, signal, async ({ sts }) => {
      const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
      return { accountId: Account ?? '', arn: Arn ?? '' };
    });
    if (read.ok) this.known = read.value;
    return read;
  }
}
