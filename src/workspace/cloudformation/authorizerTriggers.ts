import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { TemplateModel } from '../template/readTemplateModel';
import { resolveText } from '../template/resolveValue';
import { arnOf } from '../template/resourceShapes';
import { objectAt } from '../template/templateResources';
import { functionNameOf } from './functionNameOf';
import { permission } from './samEvent';

/** SAM lets an API invoke the Lambda authorizers that its `Auth`, or `Globals`, declares. */
export function authorizerTriggers(model: TemplateModel): readonly DeclaredTrigger[] {
  const { resources, scope, content } = model;
  const apis = resources.flatMap(({ logicalId, type, properties }) => {
    const kind = /^AWS::Serverless::(Api|HttpApi)$/.exec(type)?.[1];
    if (kind === undefined) return [];
    const shared = objectAt(content, 'Globals', kind, 'Auth', 'Authorizers');
    return [{ logicalId, authorizers: { ...shared, ...objectAt(properties, 'Auth', 'Authorizers') } }];
  });
  return apis.flatMap(({ logicalId, authorizers }) =>
    Object.entries(authorizers).flatMap(([name, authorizer]): readonly DeclaredTrigger[] => {
      const { FunctionArn, EnableFunctionDefaultPermissions } = objectAt(authorizer);
      const functionName = functionNameOf(FunctionArn, scope);
      const isRefused = resolveText(EnableFunctionDefaultPermissions, scope) === 'false';
      if (FunctionArn === undefined || functionName === undefined || isRefused) return [];
      return [
        {
          functionName,
          logicalId: `${logicalId}${name}AuthorizerPermission`,
          line: model.lineOf(['Resources', logicalId]),
          makes: permission('apigateway.amazonaws.com', {
            sourceArn: arnOf('execute-api', `${logicalId}/authorizers/*`, scope),
          }),
        },
      ];
    }),
  );
}
