import { type AttributeValue, type Item, validation } from './attributeValue';

/** The values of `#names` and `:values` in an expression. */
export interface ExpressionScope {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Item;
}

/** Where in an item: attribute names and positions in lists, from the outside in. */
export type DocumentPath = readonly (string | number)[];

const token = /\s*([#:]?[A-Za-z_][\w-]*|#\w+|:\w+|\d+|<>|<=|>=|[=<>(),.[\]+-])/y;

/** An expression as tokens, which are taken from the front. Throws `ServiceError` for invalid expressions. */
export class ExpressionReader {
  private readonly tokens: readonly string[];
  private index = 0;

  constructor(
    text: string,
    private readonly kind: string,
    private readonly scope: ExpressionScope,
  ) {
    this.tokens = split(text, kind);
  }

  get isAtEnd(): boolean {
    return this.index >= this.tokens.length;
  }

  peek(): string {
    return this.tokens[this.index] ?? '';
  }

  /** Whether the next token is this word or sign, which is then taken. */
  takes(word: string): boolean {
    if (this.peek().toUpperCase() !== word) return false;
    this.index += 1;
    return true;
  }

  next(): string {
    const found = this.peek();
    this.index += 1;
    if (found === '') throw this.syntaxError('the end of the expression');
    return found;
  }

  expect(word: string): void {
    if (!this.takes(word)) throw this.syntaxError(`"${this.peek()}"`);
  }

  syntaxError(near: string): Error {
    return validation(`Invalid ${this.kind}: Syntax error; near: ${near}`);
  }

  value(name: string): AttributeValue {
    const found = this.scope.values[name];
    if (found !== undefined) return found;
    throw validation(
      `Invalid ${this.kind}: An expression attribute value used in expression is not defined; attribute value: ${name}`,
    );
  }

  /** `a.#b[2]`. */
  path(): DocumentPath {
    const steps: (string | number)[] = [this.name(this.next())];
    for (;;) {
      if (this.takes('.')) steps.push(this.name(this.next()));
      else if (this.takes('[')) {
        steps.push(Number(this.next()));
        this.expect(']');
      } else return steps;
    }
  }

  private name(text: string): string {
    if (!text.startsWith('#')) {
      if (/^[A-Za-z_]/.test(text)) return text;
      throw this.syntaxError(`"${text}"`);
    }
    const found = this.scope.names[text];
    if (found !== undefined) return found;
    throw validation(
      `Invalid ${this.kind}: An expression attribute name used in the document path is not defined; attribute name: ${text}`,
    );
  }
}

function split(text: string, kind: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const found = token.exec(text)?.[1];
    if (found === undefined) throw validation(`Invalid ${kind}: Syntax error; token: "${text.slice(from, from + 10)}"`);
    tokens.push(found);
  }
  return tokens;
}
