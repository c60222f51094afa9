/** On whose behalf a function runs, as chosen by the user for its project. */
export interface FunctionIdentity {
  /** Of the user's AWS configuration; without one the credentials are made up, and reach no account. */
  readonly profile: string | undefined;
  /** What takes the place of AWS's services: LocalStack, moto, DynamoDB Local. */
  readonly endpoint: string | undefined;
  /** Variables of the deployed function, which count before the declared ones. Never shown, logged or returned by a call. */
  readonly variables: Readonly<Record<string, string>>;
}
