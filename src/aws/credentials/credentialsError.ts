import type { CredentialsProblem } from '../../model/connection/credentialsProblem';

/** No credentials came, with what was found wrong. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';

  constructor(
    readonly problem: CredentialsProblem,
    override readonly cause: unknown,
  ) {
    super(`no credentials: ${problem.kind}`);
  }
}
