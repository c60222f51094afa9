/** What intrinsic functions may refer to. */
export interface ResolveScope {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Logical id of a function to its name. */
  readonly functionNames: Readonly<Record<string, string>>;
  /** Logical ids of all resources. */
  readonly resources: ReadonlySet<string>;
  readonly region: string;
  readonly accountId: string;
}

const stackName = 'local';

/**
 * The value of a template expression as far as the template alone tells it: `Ref`, `Fn::GetAtt` of a function, `Fn::Sub`
 * and `Fn::Join`. A reference to another resource gives its logical id, as SAM's own local mode does. `undefined` where
 * the value exists only after deployment.
 */
export function resolveValue(value: unknown, scope: ResolveScope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const [name, argument] = only;
    if (name === 'Ref') return resolveRef(argument, scope);
    if (name === 'Fn::GetAtt') return resolveGetAtt(argument, scope);
    if (name === 'Fn::Sub') return resolveSub(argument, scope);
    if (name === 'Fn::Join') return resolveJoin(argument, scope);
    if (name.startsWith('Fn::')) return undefined;
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, resolveValue(item, scope)]));
}

/** `resolveValue` where a text is wanted: numbers and booleans are written out, as CloudFormation does. */
export function resolveText(value: unknown, scope: ResolveScope): string | undefined {
  const resolved = resolveValue(value, scope);
  if (typeof resolved === 'string') return resolved;
  return typeof resolved === 'number' || typeof resolved === 'boolean' ? String(resolved) : undefined;
}

/** `resolveValue` where a number is wanted; digits in a text count. */
export function resolveNumber(value: unknown, scope: ResolveScope): number | undefined {
  const text = resolveText(value, scope);
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function resolveRef(name: unknown, scope: ResolveScope): unknown {
  if (typeof name !== 'string') return undefined;
  const pseudo = pseudoParameter(name, scope);
  if (pseudo !== undefined) return pseudo;
  if (Object.hasOwn(scope.parameters, name)) return scope.parameters[name];
  return scope.functionNames[name] ?? (scope.resources.has(name) ? name : undefined);
}

function pseudoParameter(name: string, { region, accountId }: ResolveScope): string | undefined {
  switch (name) {
    case 'AWS::Region':
      return region;
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stackName;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/00000000-0000-0000-0000-000000000000`;
    default:
      return undefined;
  }
}

function resolveGetAtt(argument: unknown, scope: ResolveScope): string | undefined {
  const [id, attribute] = Array.isArray(argument) ? argument : String(argument).split('.');
  const name = typeof id === 'string' ? scope.functionNames[id] : undefined;
  if (name === undefined || attribute !== 'Arn') return undefined;
  return `arn:aws:lambda:${scope.region}:${scope.accountId}:function:${name}`;
}

function resolveSub(argument: unknown, scope: ResolveScope): string | undefined {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string') return undefined;
  const own = new Map(Object.entries(typeof variables === 'object' && variables !== null ? variables : {}));
  let isKnown = true;
  const result = text.replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
    if (literal === '!') return whole.replace('!', '');
    const elsewhere = name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name.trim() };
    const resolved = resolveText(own.has(name) ? own.get(name) : elsewhere, scope);
    isKnown &&= resolved !== undefined;
    return resolved ?? '';
  });
  return isKnown ? result : undefined;
}

function resolveJoin(argument: unknown, scope: ResolveScope): string | undefined {
  const [separator, items] = Array.isArray(argument) ? argument : [];
  if (typeof separator !== 'string' || !Array.isArray(items)) return undefined;
  const parts = items.map((item) => resolveText(item, scope));
  return parts.every((part) => part !== undefined) ? parts.join(separator) : undefined;
}
