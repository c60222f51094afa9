import type { Input } from '../wire/input';
import type { Item } from './attributeValue';
import { valueAt, withValueAt } from './documentPath';
import { ExpressionReader, type ExpressionScope } from './expressionReader';

/** The parts of an item that a request asks for; paths into an item give what they reach at its top attribute. */
export function project(item: Item, input: Input, scope: ExpressionScope): Item {
  const expression = input.optionalText('ProjectionExpression');
  if (expression === undefined) return item;
  const reader = new ExpressionReader(expression, 'ProjectionExpression', scope);
  let found: Item = {};
  do {
    const path = reader.path();
    const [top = ''] = path;
    const value = valueAt(item, path.length > 1 && typeof path[1] === 'number' ? [top] : path);
    if (value === undefined) continue;
    const inner = path.slice(1).filter((step) => typeof step === 'string');
    const holder = inner.length === 0 || found[String(top)] !== undefined ? found : { ...found, [top]: { M: {} } };
    found = path.some((step) => typeof step === 'number')
      ? { ...found, [top]: item[String(top)] ?? value }
      : withValueAt(nested(holder, path), path, value);
  } while (reader.takes(','));
  return found;
}

/** The item with empty maps where a path leads through. */
function nested(item: Item, path: readonly (string | number)[]): Item {
  return path
    .slice(0, -1)
    .reduce<Item>(
      (made, _step, index) =>
        valueAt(made, path.slice(0, index + 1)) === undefined
          ? withValueAt(made, path.slice(0, index + 1), { M: {} })
          : made,
      item,
    );
}
