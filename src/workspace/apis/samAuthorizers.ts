import type { DeclaredAuthorizer } from '../../model/function/declaredApi';
import { functionNameOf } from '../cloudformation/functionNameOf';
import { texts } from '../cloudformation/mappingSettings';
import { resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';

/** `Auth` of an event and of its API. */
interface SamAuth {
  readonly type: 'Api' | 'HttpApi';
  readonly own: TemplateObject;
  readonly ofApi: TemplateObject;
}

/** The authorizer of a route; `undefined`: the route is open. */
export function samAuthorizer({ type, own, ofApi }: SamAuth, scope: ResolveScope): DeclaredAuthorizer | undefined {
  const name = resolveText(own.Authorizer ?? ofApi.DefaultAuthorizer, scope);
  if (name === undefined || name === 'NONE') return undefined;
  if (name === 'AWS_IAM') return { kind: 'iam' };
  const authorizer = objectAt(ofApi.Authorizers, name);
  const functionName = functionNameOf(authorizer.FunctionArn, scope);
  if (functionName === undefined) return { kind: 'notEmulated', name };
  const identity = objectAt(authorizer.Identity);
  if (type === 'HttpApi') {
    const format = resolveText(authorizer.AuthorizerPayloadFormatVersion, scope) === '1.0' ? '1.0' : '2.0';
    const isSimple = resolveText(authorizer.EnableSimpleResponses, scope) === 'true';
    return { kind: 'function', functionName, payload: format, isSimple, ...requestIdentity(identity, scope) };
  }
  if (resolveText(authorizer.FunctionPayloadType, scope) === 'REQUEST') {
    return { kind: 'function', functionName, payload: 'REQUEST', isSimple: false, ...requestIdentity(identity, scope) };
  }
  const header = (resolveText(identity.Header, scope) ?? 'Authorization').toLowerCase();
  const validation = resolveText(identity.ValidationExpression, scope);
  const token = { headers: [header], queryParameters: [], validation };
  return { kind: 'function', functionName, payload: 'TOKEN', isSimple: false, ...token };
}

function requestIdentity(identity: TemplateObject, scope: ResolveScope) {
  const headers = texts(identity.Headers, scope).map((name) => name.toLowerCase());
  return { headers, queryParameters: texts(identity.QueryStrings, scope), validation: undefined };
}
