import type { ConnectionSpec } from './connection';

/** Whether a connection is to AWS itself, by profile or by address, so that polling takes messages of an account. */
export function isAwsItself(spec: Exclude<ConnectionSpec, { kind: 'local' }>): boolean {
  return spec.kind === 'aws' || isAwsAddress(spec.endpoint);
}

/** Whether a URL leads to AWS: `https://sqs.eu-west-1.amazonaws.com`, or a VPC endpoint. */
export function isAwsAddress(url: string): boolean {
  return URL.canParse(url) && /(^|\.)(amazonaws\.com(\.cn)?|api\.aws)$/.test(new URL(url).hostname);
}
