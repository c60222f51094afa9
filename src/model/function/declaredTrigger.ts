import type { DeclaredCors } from './declaredApi';
import type { MappingSettings } from './eventSourceMapping';

/** A statement of the function's resource policy that a deployment creates. */
export interface DeclaredPermission {
  readonly kind: 'permission';
  /** `lambda:InvokeFunction`. */
  readonly action: string;
  /** A service's principal, an account id, an ARN, or `*`. */
  readonly principal: string;
  readonly sourceArn: string | undefined;
  readonly sourceAccount: string | undefined;
  readonly eventSourceToken: string | undefined;
  readonly principalOrgId: string | undefined;
  readonly urlAuthType: string | undefined;
  readonly isForUrlOnly: boolean;
}

/** An event source mapping that a deployment creates. */
export interface DeclaredMapping {
  readonly kind: 'mapping';
  readonly isEnabled: boolean;
  readonly settings: MappingSettings;
}

/** A service that calls with a role; the function itself does not show it. */
export interface DeclaredRoleCaller {
  readonly kind: 'roleCaller';
  readonly service: 'scheduler' | 'step-functions' | 'appsync' | 'pipes' | 'cloudformation';
  readonly sourceArn: string;
}

export interface DeclaredUrl {
  readonly kind: 'url';
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly isStreamed: boolean;
  readonly allowedOrigins: readonly string[];
  readonly cors?: DeclaredCors | undefined;
}

/** A trigger that a template declares, as a deployment creates it. */
export interface DeclaredTrigger {
  readonly functionName: string;
  /** Name of the resource, or the function's and the event's as SAM joins them. */
  readonly logicalId: string;
  /** Line in the template, from 0. */
  readonly line: number;
  readonly makes: DeclaredPermission | DeclaredMapping | DeclaredRoleCaller | DeclaredUrl;
}

/** The resources that a deployment of a template creates besides functions. */
export interface DeclaredDeployment {
  readonly triggers: readonly DeclaredTrigger[];
  /** By the function's name; with the tags that CloudFormation adds. */
  readonly tags: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
