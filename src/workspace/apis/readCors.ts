import type { DeclaredCors } from '../../model/function/declaredApi';
import { texts } from '../cloudformation/mappingSettings';
import { resolveNumber, resolveText } from '../template/resolveValue';
import { objectAt } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';

/** Reads `CorsConfiguration` of HTTP APIs, or `Cors` of function URLs; SAM's `true` allows every origin. */
export function readCors(value: unknown, scope: ResolveScope): DeclaredCors | undefined {
  if (value === undefined || value === false) return undefined;
  const { AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, ExposedHeaders, MaxAge, AllowCredentials } =
    objectAt(value);
  return {
    allowOrigins: value === true ? ['*'] : texts(AllowOrigins, scope),
    allowMethods: texts(AllowMethods, scope),
    allowHeaders: texts(AllowHeaders, scope),
    exposeHeaders: texts(ExposeHeaders ?? ExposedHeaders, scope),
    maxAgeSeconds: resolveNumber(MaxAge, scope),
    allowCredentials: resolveText(AllowCredentials, scope) === 'true',
  };
}
