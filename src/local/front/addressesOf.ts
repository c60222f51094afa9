import type { Front, FrontAddress } from './front';

/** Where each function of a front can be called. `origin`: `http://127.0.0.1:41234`. */
export function addressesOf(front: Front, origin: string): readonly FrontAddress[] {
  if (front.kind === 'url') {
    const { functionName, authType } = front;
    const notes = authType === 'AWS_IAM' ? ['Requests must be signed. The signature is not verified.'] : [];
    return [{ functionName, service: 'function-url', resource: functionName, method: 'ANY', url: `${origin}/`, notes }];
  }
  const { type, id, stage, routes } = front.api;
  const base = type === 'alb' || stage === '$default' ? origin : `${origin}/${stage}`;
  return routes.flatMap(({ method, path, target, authorizer, conditions }): readonly FrontAddress[] => {
    if (target.kind !== 'function') return [];
    const { functionName } = target;
    const notes = authorizer === undefined ? [] : noteOf(authorizer);
    const service = type === 'alb' ? 'alb' : 'api-gateway';
    const pattern = conditions.flatMap((one) => (one.kind === 'path' ? one.values : []))[0];
    const shown = type === 'alb' ? (pattern ?? '/') : path;
    const resource = `${id}/${stage}/${method}${path === '$default' ? '/$default' : path}`;
    return [{ functionName, service, resource, method, url: `${base}${shown === '$default' ? '/' : shown}`, notes }];
  });
}

function noteOf(authorizer: NonNullable<Extract<Front, { kind: 'api' }>['api']['routes'][number]['authorizer']>) {
  switch (authorizer.kind) {
    case 'function':
      return [`Authorized by function ${authorizer.functionName}.`];
    case 'iam':
      return ['Requests must be signed. The signature is not verified.'];
    case 'notEmulated':
      return [`Authorizer ${authorizer.name} is not emulated: every request is accepted.`];
  }
}
