import { objectAt, type TemplateObject } from './templateResources';

/**
 * The values of a template's parameters: `given` before the defaults. A list type gives a list; a value that is read from
 * SSM at deployment is none.
 */
export function parameterValues(
  content: unknown,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const declared = Object.entries(objectAt(content, 'Parameters')).flatMap(([name, parameter]) => {
    const { Type, Default } = objectAt(parameter);
    const value = Object.hasOwn(given, name) ? given[name] : ssmDefault(Type, Default);
    return value === undefined ? [] : [[name, typed(Type, value)] as const];
  });
  return Object.fromEntries(declared);
}

/** Parameters of the template that have no value: without one the expressions that use them are not known. */
export function parametersWithoutValue(content: unknown, values: TemplateObject): readonly string[] {
  return Object.keys(objectAt(content, 'Parameters')).filter((name) => !Object.hasOwn(values, name));
}

/** The default of `AWS::SSM::Parameter::Value<…>` is the name of a parameter in SSM, not a value. */
function ssmDefault(type: unknown, value: unknown): unknown {
  return typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value') ? undefined : value;
}

function typed(type: unknown, value: unknown): unknown {
  const isList = typeof type === 'string' && (type === 'CommaDelimitedList' || type.startsWith('List<'));
  if (!isList || typeof value === 'object') return value;
  return String(value)
    .split(',')
    .map((item) => item.trim());
}
