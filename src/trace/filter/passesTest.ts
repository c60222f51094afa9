import type { NumberTest, TextTest } from './filterExpression';

/** Whether a number passes; an absent one only differs. */
export function passesNumber(value: number | undefined, { operator, value: limit }: NumberTest): boolean {
  if (value === undefined) return operator === '!=';
  switch (operator) {
    case '=':
      return value === limit;
    case '!=':
      return value !== limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}

/** Whether one of the texts passes; without a test, whether there is one. */
export function passesText(values: readonly string[], test: TextTest | undefined): boolean {
  if (test === undefined) return values.length > 0;
  const { operator, value: wanted } = test;
  switch (operator) {
    case '=':
      return values.includes(wanted);
    case '!=':
      return !values.includes(wanted);
    case 'CONTAINS':
      return values.some((value) => value.includes(wanted));
    case 'BEGINSWITH':
      return values.some((value) => value.startsWith(wanted));
    case 'ENDSWITH':
      return values.some((value) => value.endsWith(wanted));
  }
}
