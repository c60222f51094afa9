import { objectAt } from '../template/templateResources';

/** The scope of a service's variables. */
export interface VariableScope {
  /** The service file as it is written. */
  readonly service: unknown;
  readonly stage: string;
  readonly region: string;
  readonly accountId: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Content of the files that `${file(…)}` names, by the path as it is written. */
  readonly files: ReadonlyMap<string, unknown>;
}

/** Maximum depth, which also stops circular references. */
const maxDepth = 20;

/**
 * Fills in what `${…}` stands for, in all of a value: `self`, `opt`, `sls`, `param`, `file` and `aws`, with their defaults behind commas
 * (https://www.serverless.com/framework/docs/guides/variables). What only a deployment knows stays as it is written.
 */
export function fillIn(value: unknown, scope: VariableScope, depth = 0): unknown {
  if (typeof value === 'string') return fillText(value, scope, depth);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, scope, depth));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, scope, depth)]));
}

/** Whether a text still has a variable of the service in it; `${AWS::Region}` is CloudFormation's. */
export function hasVariable(text: string): boolean {
  return /\$\{(?!AWS::)[a-zA-Z]+[:(]/.test(text);
}

function fillText(text: string, scope: VariableScope, depth: number): unknown {
  if (depth > maxDepth || !text.includes('${')) return text;
  // The innermost first: what is in it may name the one around it.
  const inner = /\$\{([^${}]*)\}/.exec(text);
  if (inner === null) return text;
  const value = oneOf(inner[1] ?? '', scope, depth);
  if (value === undefined) {
    const end = inner.index + inner[0].length;
    const rest = fillText(text.slice(end), scope, depth + 1);
    return `${text.slice(0, end)}${typeof rest === 'string' ? rest : JSON.stringify(rest)}`;
  }
  if (inner[0] === text) return fillIn(value, scope, depth + 1);
  const written = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return fillText(
    text.replace(inner[0], () => written),
    scope,
    depth + 1,
  );
}

/** `self:custom.name, 'default'` */
function oneOf(expression: string, scope: VariableScope, depth: number): unknown {
  for (const part of expression.split(/,(?![^(]*\))/)) {
    const value = valueOfPart(part.trim(), scope, depth);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function valueOfPart(part: string, scope: VariableScope, depth: number): unknown {
  const literal = /^'(.*)'$|^"(.*)"$/.exec(part);
  if (literal !== null) return literal[1] ?? literal[2];
  if (/^(true|false|-?\d+(\.\d+)?)$/.test(part)) return JSON.parse(part);
  const file = /^file\(([^)]*)\)(?::(.+))?$/.exec(part);
  if (file !== null) return at(scope.files.get(file[1]?.trim() ?? ''), file[2]);
  const [, source, name = ''] = /^(\w+):(.*)$/.exec(part) ?? [];
  switch (source) {
    case 'self':
      return inService(name, scope, depth) ?? ownDefault(name, scope);
    case 'opt':
      return scope.parameters[name] ?? { stage: scope.stage, region: scope.region }[name];
    case 'sls':
      return name === 'stage' ? scope.stage : undefined;
    case 'param':
      return scope.parameters[name] ?? paramOf(name, scope);
    case 'aws':
      return { accountId: scope.accountId, region: scope.region }[name];
    case 'strToBool':
      return name;
    default:
      return depth < 0 ? part : undefined;
  }
}

/** `provider.stage` and `provider.region` have defaults of the framework's. */
function ownDefault(name: string, { stage, region }: VariableScope): unknown {
  return { 'provider.stage': stage, 'provider.region': region }[name];
}

function paramOf(name: string, { service, stage }: VariableScope): unknown {
  const own = objectAt(service, 'params', stage)[name] ?? objectAt(service, 'stages', stage, 'params')[name];
  return own ?? objectAt(service, 'params', 'default')[name] ?? objectAt(service, 'stages', 'default', 'params')[name];
}

/** A value of the service file; what is on the way to it may be a variable itself. */
function inService(path: string, scope: VariableScope, depth: number): unknown {
  let found = scope.service;
  for (const key of path === '' ? [] : path.split('.')) {
    const value = typeof found === 'string' ? fillText(found, scope, depth + 1) : found;
    found = at(value, key);
  }
  return found;
}

function at(value: unknown, path: string | undefined): unknown {
  let found = value;
  for (const key of path?.split('.') ?? []) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}
