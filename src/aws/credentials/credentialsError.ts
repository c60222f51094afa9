import type { CredentialsProblem } from '../../model/connection/credentialsProblem';

/** Credentials could not be loaded, with the cause. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';

  constructor(
    readonly problem: CredentialsProblem,
    override readonly cause: unknown,
  ) {
    super(`no credentials: ${problem.kind}`);
  }
}
