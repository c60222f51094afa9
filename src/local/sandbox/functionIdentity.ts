/** As whom a function runs, and what its environment has besides the declared variables: what the user has chosen for the project. */
export interface FunctionIdentity {
  /** Of the user's AWS configuration; without one the credentials are made up, and reach no account. */
  readonly profile: string | undefined;
  readonly region: string | undefined;
  /** These win over the declared ones. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Nobody: the default. */
export const noAccount: FunctionIdentity = { profile: undefined, region: undefined, variables: {} };
