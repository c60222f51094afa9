import { functionsOf, type SearchCriteria, type SearchScope } from './criteria';

/**
 * The filter expression of X-Ray for the criteria (https://docs.aws.amazon.com/xray/latest/devguide/xray-console-filters.html);
 * empty for all traces. Outcomes of a function are those of its segments: a caller may have handled its error.
 */
export function searchExpression(criteria: SearchCriteria): string {
  const { scope, outcomes, minDurationMs, annotation, url, expression } = criteria;
  const failed = outcomes.join(' OR ');
  const parts = [
    scopeExpression(scope, failed),
    minDurationMs === undefined ? '' : `duration >= ${minDurationMs / 1000}`,
    annotation === undefined ? '' : annotationExpression(annotation),
    url === undefined ? '' : `http.url CONTAINS ${quoted(url)}`,
    expression === undefined || expression.trim() === '' ? '' : inBrackets(expression.trim()),
  ].filter((part) => part !== '');
  return parts.join(' AND ');
}

function scopeExpression(scope: SearchScope, failed: string): string {
  if (scope.kind === 'connection') return failed.includes(' OR ') ? `(${failed})` : failed;
  const names = functionsOf(scope);
  const filter = failed === '' ? '' : ` { ${failed} }`;
  const services = names.map((name) => `service(${quoted(name)})${filter}`);
  return services.length > 1 ? `(${services.join(' OR ')})` : (services[0] ?? '');
}

function annotationExpression({ key, value }: { readonly key: string; readonly value: string | undefined }): string {
  const name = `annotation[${/^[A-Za-z_]\w*$/.test(key) ? key : quoted(key)}]`;
  if (value === undefined) return name;
  const isBare = /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(value);
  // A number may have been stored as text.
  return isBare ? `(${name} = ${value} OR ${name} = ${quoted(value)})` : `${name} = ${quoted(value)}`;
}

function inBrackets(expression: string): string {
  return /\s(?:or|\|\|)\s/i.test(expression) ? `(${expression})` : expression;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
