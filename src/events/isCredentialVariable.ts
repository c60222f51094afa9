/**
 * Whether an environment variable may hold AWS credentials or a token for them
 * (https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html). Such values are never inserted into a payload.
 */
export function isCredentialVariable(name: string): boolean {
  return /^AWS_(SECRET|SESSION|SECURITY|ACCESS|CONTAINER|BEARER|WEB_IDENTITY)_/i.test(name);
}
