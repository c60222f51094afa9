import type { FilterProblem } from './filterExpression';
import type { FilterToken } from './filterTokens';

/** Deeper expressions are refused: the reader recurses. */
const maxDepth = 100;

/** The first error in an expression that X-Ray would reject. */
export class Unreadable extends Error {
  constructor(readonly problem: FilterProblem) {
    super(problem.message);
  }
}

/** Reads the tokens of an expression; throws on an unexpected one. */
export class FilterCursor {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly FilterToken[]) {}

  protected advance(): void {
    this.position += 1;
  }

  protected nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > maxDepth) this.refuse('The expression is nested too deeply');
    const value = read();
    this.depth -= 1;
    return value;
  }

  protected numberValue(): number {
    const next = this.peek();
    if (next.kind !== 'number') return this.refuse('Expected a number');
    this.advance();
    return next.value;
  }

  protected string(): string {
    const next = this.peek();
    if (next.kind !== 'string') return this.refuse('Expected text in double quotes');
    this.advance();
    return next.text;
  }

  protected boolean(): boolean {
    const next = this.peek();
    const word = next.kind === 'word' ? next.text.toLowerCase() : '';
    if (word !== 'true' && word !== 'false') return this.refuse('Expected true or false');
    this.advance();
    return word === 'true';
  }

  protected peek(): FilterToken {
    return this.tokens[this.position] ?? { kind: 'end', offset: 0 };
  }

  protected is(sign: string): boolean {
    const next = this.peek();
    return next.kind === 'sign' && next.text === sign;
  }

  protected take(sign: string): boolean {
    const found = this.is(sign);
    if (found) this.advance();
    return found;
  }

  protected takeWord(words: readonly string[]): boolean {
    const next = this.peek();
    const found = (next.kind === 'word' || next.kind === 'sign') && words.includes(next.text.toLowerCase());
    if (found) this.advance();
    return found;
  }

  protected expect(sign: string): void {
    if (!this.take(sign)) this.refuse(`Expected ${sign}`);
  }

  protected refuse(message: string, offset = this.peek().offset): never {
    const next = this.peek();
    const found = next.kind === 'bad' && offset === next.offset ? `, not ${next.text}` : '';
    throw new Unreadable({ message: `${message}${found} (position ${offset + 1}).`, offset });
  }
}
