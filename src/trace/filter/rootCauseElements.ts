import type { FilterExpression } from './filterExpression';
import type { FilterTrace } from './filterTrace';
import { passesNumber, passesText } from './passesTest';
import { type RootCause, rootCauses } from './rootCauses';

type ElementFilter = Extract<FilterExpression, { kind: 'rootCauseElement' }>;

/** One of the services, entities, or exceptions on the way to a cause. */
interface CauseElement {
  readonly name: string;
  readonly type?: string | undefined;
  readonly message?: string;
  readonly isInferred?: boolean;
  readonly isRemote?: boolean;
  readonly coverage?: number | undefined;
}

/**
 * Whether a trace has a root cause with an element of which the expression in braces is true:
 * `rootcause.fault.service { last and name = "Auth" }`. Elements are counted from the entry of the trace; the index of the
 * first is 0.
 */
export function matchesRootCauseElement({ of, element, filter }: ElementFilter, trace: FilterTrace): boolean {
  return rootCauses(trace, of).some((cause) => {
    const elements = elementsOf(cause, element);
    return elements.some((one, index) => matches(filter, one, { index, count: elements.length }));
  });
}

function elementsOf({ Services }: RootCause, element: ElementFilter['element']): readonly CauseElement[] {
  if (element === 'service') {
    return Services.map(({ Name, Type, Inferred }) => ({ name: Name, type: Type, isInferred: Inferred }));
  }
  const entities = Services.flatMap(({ EntityPath }) => EntityPath);
  if (element === 'entity') {
    return entities.map(({ Name, Remote, Coverage }) => ({ name: Name, isRemote: Remote, coverage: Coverage }));
  }
  return entities.flatMap(({ Exceptions = [] }) =>
    Exceptions.map(({ Name, Message }) => ({ name: Name, message: Message })),
  );
}

interface Place {
  readonly index: number;
  readonly count: number;
}

function matches(filter: FilterExpression, one: CauseElement, place: Place): boolean {
  switch (filter.kind) {
    case 'everything':
      return true;
    case 'and':
      return filter.operands.every((each) => matches(each, one, place));
    case 'or':
      return filter.operands.some((each) => matches(each, one, place));
    case 'not':
      return !matches(filter.operand, one, place);
    case 'flag':
      return flagOf(filter.keyword, one, place);
    case 'number':
      return passesNumber(numberOf(filter.keyword, one, place), filter.test);
    case 'text':
      return passesText(textsOf(filter.keyword, one), filter.test);
    default:
      // An element has no annotations, groups, or services of its own.
      return false;
  }
}

function flagOf(keyword: string, { isInferred, isRemote }: CauseElement, { index, count }: Place): boolean {
  switch (keyword) {
    case 'first':
    case 'root':
      return index === 0;
    case 'last':
      return index === count - 1;
    case 'inferred':
      return isInferred === true;
    case 'remote':
      return isRemote === true;
    default:
      return false;
  }
}

function numberOf(keyword: string, { coverage }: CauseElement, { index }: Place): number | undefined {
  if (keyword === 'index') return index;
  return keyword === 'coverage' ? coverage : undefined;
}

function textsOf(keyword: string, { name, type, message }: CauseElement): readonly string[] {
  const texts: Readonly<Record<string, string | undefined>> = { name, type, message };
  const text = texts[keyword];
  return text === undefined ? [] : [text];
}
