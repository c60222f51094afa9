import { isJson } from '../model/base/prettyPrint';
import { type Replacement, replaceSpans } from './replaceSpans';

/**
 * The kinds of placeholders: parts of a payload whose values are only known when it is sent. They are only recognized in string values, not in names:
 *
 * | placeholder       | value                                                                  |
 * | ----------------- | ---------------------------------------------------------------------- |
 * | `${now}`          | the time, ISO 8601 with milliseconds                                   |
 * | `${now:epochMs}`  | the time in milliseconds since 1970                                    |
 * | `${now:epochSeconds}` | the time in whole seconds since 1970                               |
 * | `${uuid}`         | a new UUID each time                                                   |
 * | `${counter}`      | the number of this event: one more each time one is sent               |
 * | `${env:NAME}`     | an environment variable                                                |
 * | `${input:Label}`  | what the user types; the same label asks once                          |
 * | `${NAME}`         | a variable of the settings                                             |
 * | `$${now}`         | `${now}` itself, nothing is replaced                                   |
 *
 * A string that is one placeholder and nothing else becomes a number for `${counter}`, `${now:epochMs}` and
 * `${now:epochSeconds}`, and the variable's own type for a number or boolean of the settings; every other value, and every
 * placeholder within a longer string, is text.
 */
export type PlaceholderKind =
  | { readonly kind: 'now'; readonly form: 'iso' | 'epochMs' | 'epochSeconds' }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'counter' }
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'input'; readonly label: string }
  | { readonly kind: 'variable'; readonly name: string };

/** A placeholder and its position, in UTF-16 units of the text. */
export interface Placeholder {
  readonly what: PlaceholderKind;
  /** As written: `${env:STAGE}`. */
  readonly source: string;
  readonly offset: number;
  readonly length: number;
  /** The string including its quotes, when it contains only this placeholder. */
  readonly whole: { readonly offset: number; readonly length: number } | undefined;
}

/** Why a payload cannot be sent, and the position. */
export interface PlaceholderProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

/** The variables of the settings by name. */
export type PlaceholderVariables = Readonly<Record<string, string | number | boolean>>;

/** Provides the values; `uuid` and `env` are called for each placeholder, `input` once for each label. */
export interface PlaceholderValues {
  /** The same time for the whole payload. */
  readonly nowMs: number;
  uuid(): string;
  /** The same number for the whole payload, another for the next payload. */
  readonly counter: number;
  /** `undefined` when the variable is not set. */
  env(name: string): string | undefined;
  /** `undefined` when the user entered none. */
  input(label: string): string | undefined;
  readonly variables: PlaceholderVariables;
}

/** The text with its placeholders replaced, or the problems. */
export type Resolution =
  | { readonly kind: 'resolved'; readonly text: string; readonly found: FoundPlaceholders }
  | { readonly kind: 'failed'; readonly problems: readonly PlaceholderProblem[] };

/** All placeholders, and all text that looks like one, in order. */
export interface FoundPlaceholders {
  readonly placeholders: readonly Placeholder[];
  /** Misspelled placeholders: nothing is sent. */
  readonly problems: readonly PlaceholderProblem[];
  /** Other templates, such as `${AWS::Region}` or `${customer.name}`: sent literally. */
  readonly foreign: readonly PlaceholderProblem[];
  /** Replacements that remove one dollar sign from each `$${…}`. */
  readonly escapes: readonly Replacement[];
}

/** `$${` is an escaped `${`. A placeholder cannot contain quotes or backslashes, so its text is the same in JSON. */
const written = /(\$?)\$\{([^{}"\\]*)\}/g;

/** Finds placeholders; text that is not JSON has neither placeholders nor problems. */
export function findPlaceholders(text: string, variables: PlaceholderVariables): FoundPlaceholders {
  const placeholders: Placeholder[] = [];
  const problems: PlaceholderProblem[] = [];
  const foreign: PlaceholderProblem[] = [];
  const escapes: Replacement[] = [];
  for (const { offset: quote, inner } of stringValues(text)) {
    for (const match of inner.matchAll(written)) {
      const [source] = match;
      const offset = quote + 1 + match.index;
      if (match[1] === '$') {
        escapes.push({ offset, length: 1, content: '' });
        continue;
      }
      const what = readPlaceholder(match[2] ?? '', variables);
      if (what === undefined) {
        foreign.push({ message: `${source} is sent as it is. ${knownPlaceholders}`, offset, length: source.length });
        continue;
      }
      if (typeof what === 'string') {
        problems.push({ message: `${source} is not a valid placeholder: ${what}.`, offset, length: source.length });
        continue;
      }
      const whole = source.length === inner.length ? { offset: quote, length: inner.length + 2 } : undefined;
      placeholders.push({ what, source, offset, length: source.length, whole });
    }
  }
  return { placeholders, problems, foreign, escapes };
}

const knownPlaceholders =
  'Placeholders are now, uuid, counter, env:NAME, input:Label, and the variables of dwell.payload.variables.';

/** Whether values of placeholders may be secret: user input and environment variables. */
export function fillsInSecrets({ placeholders }: FoundPlaceholders): boolean {
  return placeholders.some(({ what }) => what.kind === 'input' || what.kind === 'env');
}

/** The environment variables of the placeholders, each once. */
export function environmentNames({ placeholders }: FoundPlaceholders): readonly string[] {
  return [...new Set(placeholders.flatMap(({ what }) => (what.kind === 'env' ? [what.name] : [])))];
}

/**
 * Escapes a text so that a payload document is sent as exactly this text: text that looks like a placeholder gets one more `$`,
 * which is removed when resolving. For everything that the user has not written: records, external events, earlier payloads.
 */
export function escapePlaceholders(text: string): string {
  const edits = stringValues(text).flatMap(({ offset, inner }) =>
    [...inner.matchAll(written)].map((match) => ({ offset: offset + 1 + match.index, length: 0, content: '$' })),
  );
  return replaceSpans(text, edits);
}

/** The same for a part of a payload, which is not JSON by itself: escapes everything except names, which are never replaced. */
export function escapePlaceholdersOfPiece(piece: string): string {
  return piece.replace(written, (match, _dollar, _inner, offset: number) =>
    /^[^"\\]*"\s*:/.test(piece.slice(offset + match.length)) ? match : `$${match}`,
  );
}

/** Undoes `escapePlaceholders`; placeholders themselves stay. */
export function unescapePlaceholders(text: string): string {
  return replaceSpans(text, findPlaceholders(text, {}).escapes);
}

/** The labels to ask the user for before resolving, each once. */
export function inputLabels(found: FoundPlaceholders): readonly string[] {
  return [...new Set(found.placeholders.flatMap(({ what }) => (what.kind === 'input' ? [what.label] : [])))];
}

/**
 * Resolves the placeholders of a payload. Text without `${` is returned unchanged; values are escaped for JSON strings. Every
 * placeholder without a value is a problem, and then nothing is replaced.
 */
export function resolvePlaceholders(text: string, values: PlaceholderValues): Resolution {
  const found = findPlaceholders(text, values.variables);
  const inputs = new Map<string, string | undefined>();
  const edits: Replacement[] = [];
  const missing: PlaceholderProblem[] = [];
  for (const placeholder of found.placeholders) {
    const value = lookUp(placeholder.what, values, inputs);
    if (value === undefined) {
      missing.push({ message: missingSentence(placeholder), offset: placeholder.offset, length: placeholder.length });
    } else edits.push(replacement(placeholder, value));
  }
  const all = [...found.problems, ...missing].sort((a, b) => a.offset - b.offset);
  if (all.length > 0) return { kind: 'failed', problems: all };
  return { kind: 'resolved', text: replaceSpans(text, [...edits, ...found.escapes]), found };
}

function replacement({ offset, length, whole }: Placeholder, value: string | number | boolean): Replacement {
  if (whole !== undefined && typeof value !== 'string') return { ...whole, content: String(value) };
  return { offset, length, content: JSON.stringify(String(value)).slice(1, -1) };
}

/**
 * Parses the text between the braces. Returns the end of a sentence when it is invalid, `undefined` when it is not one of Dwell's
 * placeholders.
 */
function readPlaceholder(inner: string, variables: PlaceholderVariables): PlaceholderKind | string | undefined {
  switch (inner) {
    case 'now':
      return { kind: 'now', form: 'iso' };
    case 'now:epochMs':
      return { kind: 'now', form: 'epochMs' };
    case 'now:epochSeconds':
      return { kind: 'now', form: 'epochSeconds' };
    case 'uuid':
      return { kind: 'uuid' };
    case 'counter':
      return { kind: 'counter' };
  }
  const [, prefix, rest = ''] = /^(\w+):(.*)$/.exec(inner) ?? [];
  if (prefix === 'env') return rest === '' ? 'the name of the variable is missing' : { kind: 'env', name: rest };
  if (prefix === 'input') return rest === '' ? 'the label is missing' : { kind: 'input', label: rest };
  if (prefix === 'now') return 'only epochMs and epochSeconds can follow now:';
  if (Object.hasOwn(variables, inner)) return { kind: 'variable', name: inner };
  return undefined;
}

function lookUp(
  what: PlaceholderKind,
  values: PlaceholderValues,
  inputs: Map<string, string | undefined>,
): string | number | boolean | undefined {
  switch (what.kind) {
    case 'now':
      return timeOf(what.form, values.nowMs);
    case 'uuid':
      return values.uuid();
    case 'counter':
      return values.counter;
    case 'env':
      return values.env(what.name);
    case 'input':
      if (!inputs.has(what.label)) inputs.set(what.label, values.input(what.label));
      return inputs.get(what.label);
    case 'variable':
      return values.variables[what.name];
  }
}

function timeOf(form: 'iso' | 'epochMs' | 'epochSeconds', nowMs: number): string | number {
  if (form === 'iso') return new Date(nowMs).toISOString();
  return form === 'epochMs' ? nowMs : Math.floor(nowMs / 1000);
}

function missingSentence({ what, source }: Placeholder): string {
  switch (what.kind) {
    case 'env':
      return `${source} has no value: the environment variable ${what.name} is not set, or payloads may not use it (dwell.payload.environmentVariables).`;
    case 'input':
      return `${source} has no value: nothing was entered for "${what.label}".`;
    default:
      return `${source} has no value.`;
  }
}

/** A string value: its position including the quote, and the raw text between its quotes. */
interface StringValue {
  readonly offset: number;
  readonly inner: string;
}

/** Finds the string values that may contain placeholders; none if the text is not JSON. Works token by token, so at any depth. */
function stringValues(text: string): readonly StringValue[] {
  const found: StringValue[] = [];
  if (!text.includes('${') || !isJson(text)) return found;
  for (const match of text.matchAll(string)) {
    const { index: offset } = match;
    const [quoted, colon] = match;
    const inner = quoted.slice(1, quoted.length - (colon ?? '').length - 1);
    if (colon === undefined && inner.includes('${')) found.push({ offset, inner });
  }
  return found;
}

/** A string, with the colon after it if it is a name. */
const string = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
