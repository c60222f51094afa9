import type { DeclaredPermission } from '../../model/function/declaredTrigger';

/**
 * Builds the policy statement that `AddPermission` creates, as GetPolicy returns it
 * (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html). `resource` is the function's ARN.
 */
export function permissionStatement(permission: DeclaredPermission, statementId: string, resource: string): object {
  const { action, sourceArn, eventSourceToken } = permission;
  const equals = {
    ...optional('AWS:SourceAccount', permission.sourceAccount),
    ...optional('aws:PrincipalOrgID', permission.principalOrgId),
    ...optional('lambda:EventSourceToken', eventSourceToken),
    ...optional('lambda:FunctionUrlAuthType', permission.urlAuthType),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 ? { StringEquals: equals } : {}),
    ...(sourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': sourceArn } }),
    ...(permission.isForUrlOnly ? { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } : {}),
  };
  return {
    Sid: statementId,
    Effect: 'Allow',
    Principal: principalOf(permission.principal),
    Action: action,
    Resource: resource,
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
}

function optional(key: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [key]: value };
}

function principalOf(principal: string): unknown {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  return principal.startsWith('arn:') ? { AWS: principal } : { Service: principal };
}
