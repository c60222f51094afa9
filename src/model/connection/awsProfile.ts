/** A profile of the AWS configuration files, for selection. Nothing secret. */
export interface AwsProfile {
  readonly name: string;
  readonly region: string | undefined;
  /** How it gets credentials. */
  readonly kind: 'sso' | 'role' | 'keys' | 'process' | 'webIdentity' | 'login' | 'incomplete';
  /** Whether assuming its role requires an MFA code. */
  readonly wantsMfa: boolean;
}

/** A region of AWS with its display name. */
export interface AwsRegion {
  /** `eu-west-1` */
  readonly id: string;
  /** `Europe (Ireland)` */
  readonly name: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
}

/** Who the credentials of a connection are (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html). */
export interface AwsIdentity {
  readonly accountId: string;
  readonly arn: string;
}

/** `role Admin` of `…:assumed-role/Admin/ada`, `user ada` of `…:user/ada`; else what follows the account. */
export function identityName({ arn }: AwsIdentity): string {
  const resource = arn.split(':').slice(5).join(':');
  const [kind, ...rest] = resource.split('/');
  if (kind === 'assumed-role') return `role ${rest[0] ?? ''}`;
  if (kind === 'user') return `user ${rest.at(-1) ?? ''}`;
  return resource;
}
