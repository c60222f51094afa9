/** The credentials and additional environment variables of a function, as chosen by the user for the project. */
export interface FunctionIdentity {
  /** Of the user's AWS configuration; without one the credentials are made up, and reach no account. */
  readonly profile: string | undefined;
  readonly region: string | undefined;
  /** These win over the declared ones. */
  readonly variables: Readonly<Record<string, string>>;
}

/** No identity: the default. */
export const noAccount: FunctionIdentity = { profile: undefined, region: undefined, variables: {} };
