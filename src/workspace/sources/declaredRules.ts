import type { DeclaredRule } from '../../model/function/declaredSource';
import { resolveArn, resolveText, resolveValue } from '../template/resolveValue';
import { objectAt, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { objectsOf } from './objectsOf';

export function ruleOf({ logicalId, properties }: TemplateResource, scope: ResolveScope): DeclaredRule {
  const pattern = resolveValue(properties.EventPattern, scope);
  return {
    kind: 'rule',
    name: resolveText(properties.Name, scope) ?? logicalId,
    busName: busNameOf(properties.EventBusName, scope),
    pattern: pattern === undefined ? undefined : JSON.stringify(pattern),
    schedule: resolveText(properties.ScheduleExpression, scope),
    isEnabled: resolveText(properties.State, scope) !== 'DISABLED',
    targets: objectsOf(properties.Targets).flatMap((target) => {
      const arn = resolveArn(target.Arn, scope);
      return arn === undefined ? [] : [{ arn, input: resolveText(target.Input, scope) }];
    }),
  };
}

/** SAM's `EventBridgeRule`, `CloudWatchEvent`, `Schedule` and `ScheduleV2` of a function. */
export function samRules({ logicalId, properties }: TemplateResource, scope: ResolveScope): readonly DeclaredRule[] {
  const functionName = scope.functionNames[logicalId] ?? logicalId;
  const arn = `arn:aws:lambda:${scope.region}:${scope.accountId}:function:${functionName}`;
  return Object.entries(objectAt(properties.Events)).flatMap(([id, event]): readonly DeclaredRule[] => {
    const type = objectAt(event).Type;
    const own = objectAt(event, 'Properties');
    const isPattern = type === 'EventBridgeRule' || type === 'CloudWatchEvent';
    if (!isPattern && type !== 'Schedule' && type !== 'ScheduleV2') return [];
    const pattern = resolveValue(own.Pattern, scope);
    return [
      {
        kind: 'rule',
        name: resolveText(own.Name ?? own.RuleName, scope) ?? `local-${logicalId}${id}`,
        busName: busNameOf(own.EventBusName, scope),
        pattern: isPattern && pattern !== undefined ? JSON.stringify(pattern) : undefined,
        schedule: resolveText(own.Schedule ?? own.ScheduleExpression, scope),
        isEnabled: resolveText(own.Enabled, scope) !== 'false' && resolveText(own.State, scope) !== 'DISABLED',
        targets: [{ arn, input: resolveText(own.Input, scope) }],
      },
    ];
  });
}

function busNameOf(value: unknown, scope: ResolveScope): string {
  return resolveText(value, scope)?.split('/').at(-1) ?? 'default';
}
