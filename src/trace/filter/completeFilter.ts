import { flagKeywords, numberKeywords, numberOperators, textKeywords, textOperators } from './filterExpression';
import { filterTokens } from './filterTokens';
import { parseFilterExpression } from './parseFilterExpression';

/** A way to continue an expression. */
export interface FilterCompletion {
  readonly label: string;
  /** The expression with it. */
  readonly text: string;
  readonly detail: string;
}

const keywordDetails: readonly (readonly [labels: readonly string[], detail: string, suffix: string])[] = [
  [['fault', 'error', 'throttle', 'ok', 'partial'], 'outcome', ' '],
  [['duration', 'responsetime'], 'seconds', ' > '],
  [['http.status'], 'number', ' = '],
  [['http.url', 'http.method', 'http.useragent', 'http.clientip'], 'text', ' CONTAINS "'],
  [['annotation.'], 'annotation.key = value', ''],
  [['service('], 'service("name") { filter }', '"'],
  [['edge('], 'edge("from", "to") { filter }', '"'],
];

/** Continues an expression at its end: keywords, operators of the keyword before it, or AND, OR, and !. */
export function completeFilter(text: string, functions: readonly string[]): readonly FilterCompletion[] {
  const started = /(?:^|[\s({!])([A-Za-z][\w.]*\(?)$/.exec(text)?.[1] ?? '';
  const before = text.slice(0, text.length - started.length);
  const named = /(?:service|edge)\((?:"[^"]*",\s*)?"([^"]*)$/.exec(text)?.[1];
  if (named !== undefined) {
    const start = text.slice(0, text.length - named.length);
    return functions
      .filter((name) => name.toLowerCase().startsWith(named.toLowerCase()))
      .map((name) => ({ label: name, text: `${start}${name}")`, detail: 'function' }));
  }
  if (isInString(text)) return [];
  const last = filterTokens(before).at(-2);
  const word = last?.kind === 'word' ? last.text.toLowerCase() : '';
  const operators = operatorsOf(word);
  if (operators.length > 0) {
    return operators
      .filter((one) => one.toLowerCase().startsWith(started.toLowerCase()))
      .map((one) => ({ label: one, text: `${before.trimEnd()} ${one} `, detail: 'operator' }));
  }
  const isWhole = before.trim() !== '' && parseFilterExpression(before).ok && /[\s)}"]$/.test(before);
  const joins = isWhole && !/(?:and|or)\s*$/i.test(before) ? ['AND', 'OR'] : [];
  return [
    ...joins.map((one) => ({ label: one, text: `${before}${one} `, detail: 'operator' })),
    ...(joins.length > 0 ? [] : keywords(before)),
  ].filter(({ label }) => label.toLowerCase().startsWith(started.toLowerCase()));
}

function keywords(before: string): readonly FilterCompletion[] {
  const common = keywordDetails.flatMap(([labels, detail, suffix]) =>
    labels.map((label) => ({ label, text: `${before}${label}${suffix}`, detail })),
  );
  const known = new Set(common.map(({ label }) => label));
  const others = [...flagKeywords, ...numberKeywords, ...textKeywords].filter((word) => !known.has(word));
  return [...common, ...others.map((label) => ({ label, text: `${before}${label} `, detail: 'keyword' }))];
}

function operatorsOf(word: string): readonly string[] {
  if (numberKeywords.some((one) => one === word)) return numberOperators;
  if (textKeywords.some((one) => one === word)) return textOperators;
  return /^annotation\../.test(word) ? [...new Set([...textOperators, ...numberOperators])] : [];
}

function isInString(text: string): boolean {
  return (text.replaceAll(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;
}
