import { FilterCursor, Unreadable } from './filterCursor';
import {
  type FilterExpression,
  type FilterProblem,
  type FlagKeyword,
  flagKeywords,
  type NumberKeyword,
  type NumberOperator,
  numberKeywords,
  numberOperators,
  type RootCauseKind,
  type ServiceSelector,
  type TextKeyword,
  type TextOperator,
  textKeywords,
  textOperators,
} from './filterExpression';
import { filterTokens } from './filterTokens';

/** The expression as a tree, or the first error that X-Ray would reject. */
export type ParsedFilter =
  | { readonly ok: true; readonly value: FilterExpression }
  | { readonly ok: false; readonly problem: FilterProblem };

/** Reads a filter expression of X-Ray. Terms beside each other without an operator are joined by AND, as X-Ray does. */
export function parseFilterExpression(text: string): ParsedFilter {
  try {
    return { ok: true, value: new FilterReader(filterTokens(text)).whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem };
    throw error;
  }
}

const everything: FilterExpression = { kind: 'everything' };
const anyService: ServiceSelector = { name: undefined, type: undefined, accountId: undefined };
const orSigns = ['or', '||'];
const andSigns = ['and', '&&'];

class FilterReader extends FilterCursor {
  whole(): FilterExpression {
    if (this.peek().kind === 'end') return everything;
    const expression = this.alternatives();
    if (this.peek().kind !== 'end') this.refuse('Expected AND, OR, or the end of the expression');
    return expression;
  }

  private alternatives(): FilterExpression {
    return this.nested(() => {
      const operands = [this.conjunction()];
      while (this.takeWord(orSigns)) operands.push(this.conjunction());
      return joined('or', operands);
    });
  }

  private conjunction(): FilterExpression {
    const operands = [this.term()];
    while (this.takeWord(andSigns) || this.beginsTerm()) operands.push(this.term());
    return joined('and', operands);
  }

  private beginsTerm(): boolean {
    const next = this.peek();
    if (next.kind === 'word') return !orSigns.includes(next.text.toLowerCase());
    return next.kind === 'sign' && (next.text === '!' || next.text === '(');
  }

  private term(): FilterExpression {
    if (this.take('!')) return { kind: 'not', operand: this.nested(() => this.term()) };
    if (this.take('(')) {
      const inner = this.alternatives();
      this.expect(')');
      return inner;
    }
    const next = this.peek();
    if (next.kind !== 'word') return this.refuse('Expected a keyword');
    this.advance();
    return this.keyword(next.text, next.offset);
  }

  private keyword(word: string, offset: number): FilterExpression {
    const lower = word.toLowerCase();
    if (lower === 'service') return this.service();
    if (lower === 'edge') return this.edge();
    if (lower === 'annotation' || lower.startsWith('annotation.')) return this.annotation(word);
    if (lower === 'group.name' || lower === 'group.arn') {
      return { kind: 'group', by: lower === 'group.name' ? 'name' : 'arn', test: this.textTest(this.textOperator()) };
    }
    const cause = /^(?:(rootcause|(error|fault|responsetime)rootcause)\.)?json$/.exec(lower);
    if (cause !== null) return { kind: 'rootCause', of: rootCauseKind(cause[2]), json: this.json() };
    const element = /^rootcause\.(error|fault|responsetime)\.(service|entity|exception)$/.exec(lower);
    if (element !== null) return this.rootCauseElement(element[1], element[2]);
    if (isOneOf(flagKeywords, lower)) return this.flag(lower);
    if (isOneOf(numberKeywords, lower)) return this.number(lower);
    if (isOneOf(textKeywords, lower)) return this.text(lower);
    return this.refuse(`"${word}" is not a keyword of filter expressions`, offset);
  }

  private rootCauseElement(cause: string | undefined, element: string | undefined): FilterExpression {
    const of = rootCauseKind(cause) ?? 'fault';
    const what = element === 'entity' || element === 'exception' ? element : 'service';
    return { kind: 'rootCauseElement', of, element: what, filter: this.braces() };
  }

  private flag(keyword: FlagKeyword): FilterExpression {
    const flag: FilterExpression = { kind: 'flag', keyword };
    const next = this.peek();
    if (next.kind !== 'sign' || !['=', '==', '!='].includes(next.text)) return flag;
    this.advance();
    const isWanted = this.boolean() === (next.text !== '!=');
    return isWanted ? flag : { kind: 'not', operand: flag };
  }

  private number(keyword: NumberKeyword): FilterExpression {
    const operator = this.numberOperator();
    return { kind: 'number', keyword, test: { of: 'number', operator, value: this.numberValue() } };
  }

  private text(keyword: TextKeyword): FilterExpression {
    const operator = this.optionalTextOperator();
    return { kind: 'text', keyword, test: operator === undefined ? undefined : this.textTest(operator) };
  }

  private annotation(word: string): FilterExpression {
    const key = word.includes('.') ? word.slice(word.indexOf('.') + 1) : this.bracketedKey();
    const next = this.peek();
    const operator = next.kind === 'sign' ? normalized(next.text) : this.peekWordOperator();
    if (operator === undefined || ![...numberOperators, ...textOperators].some((one) => one === operator)) {
      return { kind: 'annotation', key, test: undefined };
    }
    this.advance();
    const value = this.peek();
    if (value.kind === 'number' && isOneOf(numberOperators, operator)) {
      this.advance();
      return { kind: 'annotation', key, test: { of: 'number', operator, value: value.value } };
    }
    if (value.kind === 'word' && /^(true|false)$/i.test(value.text) && (operator === '=' || operator === '!=')) {
      return { kind: 'annotation', key, test: { of: 'flag', isEqual: operator === '=', value: this.boolean() } };
    }
    if (!isOneOf(textOperators, operator)) return this.refuse('Expected a number');
    return { kind: 'annotation', key, test: this.textTest(operator) };
  }

  private bracketedKey(): string {
    this.expect('[');
    const next = this.peek();
    if (next.kind !== 'word' && next.kind !== 'string') return this.refuse('Expected the key of an annotation');
    this.advance();
    this.expect(']');
    return next.text;
  }

  private service(): FilterExpression {
    this.expect('(');
    const service = this.selector();
    this.expect(')');
    return { kind: 'service', service, filter: this.braces() };
  }

  private edge(): FilterExpression {
    this.expect('(');
    const from = this.selector();
    this.expect(',');
    const to = this.selector();
    this.expect(')');
    return { kind: 'edge', from, to, filter: this.braces() };
  }

  private braces(): FilterExpression {
    if (!this.take('{')) return everything;
    if (this.take('}')) return everything;
    const filter = this.alternatives();
    this.expect('}');
    return filter;
  }

  /** A name, `id(name: "…", type: "…", account.id: "…")`, or nothing. */
  private selector(): ServiceSelector {
    const next = this.peek();
    if (next.kind === 'string') {
      this.advance();
      return { ...anyService, name: next.text };
    }
    if (next.kind !== 'word' || next.text.toLowerCase() !== 'id') return anyService;
    this.advance();
    this.expect('(');
    let selector = anyService;
    while (!this.take(')')) {
      selector = this.selectorPart(selector);
      if (!this.take(',') && !this.is(')')) this.refuse('Expected , or )');
    }
    return selector;
  }

  private selectorPart(selector: ServiceSelector): ServiceSelector {
    const next = this.peek();
    const name = next.kind === 'word' ? next.text.toLowerCase() : '';
    if (name !== 'name' && name !== 'type' && name !== 'account.id')
      return this.refuse('Expected name, type, or account.id');
    this.advance();
    this.expect(':');
    const value = this.string();
    return name === 'account.id' ? { ...selector, accountId: value } : { ...selector, [name]: value };
  }

  private json(): unknown {
    if (!this.take('=') && !this.take('==')) this.refuse('Expected =');
    const next = this.peek();
    if (next.kind !== 'json') return this.refuse('Expected # and the JSON of a root cause');
    this.advance();
    return next.value;
  }

  private numberOperator(): NumberOperator {
    const next = this.peek();
    const operator = next.kind === 'sign' ? normalized(next.text) : '';
    if (!isOneOf(numberOperators, operator)) return this.refuse('Expected =, !=, <, <=, >, or >=');
    this.advance();
    return operator;
  }

  private textOperator(): TextOperator {
    return this.optionalTextOperator() ?? this.refuse('Expected =, !=, CONTAINS, BEGINSWITH, or ENDSWITH');
  }

  private optionalTextOperator(): TextOperator | undefined {
    const next = this.peek();
    const operator = next.kind === 'sign' ? normalized(next.text) : (this.peekWordOperator() ?? '');
    if (!isOneOf(textOperators, operator)) return undefined;
    this.advance();
    return operator;
  }

  private peekWordOperator(): string | undefined {
    const next = this.peek();
    return next.kind === 'word' ? next.text.toUpperCase() : undefined;
  }

  private textTest(operator: TextOperator) {
    // AWS asks for quotation marks, and leaves them out in an example of its page.
    const next = this.peek();
    if (next.kind !== 'word') return { of: 'text', operator, value: this.string() } as const;
    this.advance();
    return { of: 'text', operator, value: next.text } as const;
  }
}

function joined(kind: 'and' | 'or', operands: readonly FilterExpression[]): FilterExpression {
  const [first, ...more] = operands;
  return first !== undefined && more.length === 0 ? first : { kind, operands };
}

function normalized(sign: string): string {
  return sign === '==' ? '=' : sign;
}

function rootCauseKind(word: string | undefined): RootCauseKind | undefined {
  return word === 'error' || word === 'fault' || word === 'responsetime' ? word : undefined;
}

function isOneOf<T extends string>(words: readonly T[], word: string): word is T {
  return words.some((one) => one === word);
}
