import type { DeclaredPermission, DeclaredTrigger } from '../model/function/declaredTrigger';
import { serviceOf } from '../model/services/services';
import { permissionStatement } from '../workspace/cloudformation/permissionStatement';
import { serviceOfMapping } from './mappingTriggers';
import { policyTriggers } from './policyTriggers';
import type { Trigger, TriggerOrigin } from './trigger';

/**
 * Builds the triggers that a template declares for a function, including services that use a role, which do not appear in a
 * policy.
 */
export function templateTriggers(declared: readonly DeclaredTrigger[]): readonly Trigger[] {
  return declared.flatMap((one) => toTriggers(one, { kind: 'template', logicalId: one.logicalId, line: one.line }));
}

function toTriggers({ makes, logicalId }: DeclaredTrigger, origin: TriggerOrigin): readonly Trigger[] {
  switch (makes.kind) {
    case 'permission':
      return grantedBy(makes, logicalId, origin);
    case 'mapping': {
      const service = serviceOfMapping(makes.settings.source);
      return [{ kind: 'mapping', origin, service, settings: makes.settings, mapping: undefined }];
    }
    case 'roleCaller': {
      const granted = { effect: 'allow', statementId: undefined, qualifier: undefined, conditions: [] } as const;
      return [{ kind: 'service', origin, ...granted, service: serviceOf(makes.service), sourceArn: makes.sourceArn }];
    }
    case 'url': {
      const { authType, isStreamed, allowedOrigins } = makes;
      const service = serviceOf('function-url');
      return [{ kind: 'url', origin, service, address: undefined, authType, isStreamed, allowedOrigins }];
    }
  }
}

/** Parsed from the statement that it becomes, so that policies and templates are treated the same way. */
function grantedBy(makes: DeclaredPermission, logicalId: string, origin: TriggerOrigin): readonly Trigger[] {
  const statement = permissionStatement(makes, logicalId, '*');
  return policyTriggers(JSON.stringify({ Statement: [statement] }), origin).triggers;
}
