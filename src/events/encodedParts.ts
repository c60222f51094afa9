import { type Node, parseTree } from 'jsonc-parser';
import { base64ToBytes, bytesToBase64, bytesToText } from './base64';
import { isJsonList, isJsonObject, type JsonValue } from './json';
import { type Replacement, replaceSpans } from './replaceSpans';

/**
 * Parts of events that are encoded when sent are edited as plain JSON: an object with one marked property represents the string.
 *
 * | written                                   | sent                                                          |
 * | ----------------------------------------- | ------------------------------------------------------------- |
 * | `{"$base64": "text"}`                     | base64 of the text's UTF-8                                    |
 * | `{"$base64": {"a": 1}}`, or a list        | base64 of the value as compact JSON                           |
 * | `{"$gzipBase64": …}`                      | the same, compressed with gzip first                          |
 * | `{"$json": …}`                            | the value as compact JSON text                                |
 * | `{"$$base64": …}`, also `$$gzipBase64` …  | an object that really has the property `$base64`: one `$` less |
 *
 * A text without marks is returned unchanged.
 */
export type Encoding = 'base64' | 'gzipBase64' | 'json';

/** An encoded part of an event: a path in which `*` is every item or every property. */
export interface EncodedPart {
  readonly path: readonly string[];
  readonly encoding: Encoding;
}

/** Node's `zlib`, passed by the caller: this folder does not depend on Node.js. `unpack` throws for bytes that are not gzip. */
export interface Gzip {
  pack(bytes: Uint8Array): Uint8Array;
  unpack(bytes: Uint8Array): Uint8Array;
}

const mark = /^(\$+)(base64|gzipBase64|json)$/;

/** A payload with marked parts is nested too deeply. */
export class PartsTooDeep extends Error {
  override readonly name = 'PartsTooDeep';

  constructor() {
    super(`$base64, $gzipBase64 and $json are not replaced in payloads nested deeper than ${maxDepth} levels.`);
  }
}

/** The functions below recurse, and so does the JSON parser. */
const maxDepth = 500;
const anyMark = /"\$+(?:base64|gzipBase64|json)"/;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (piece === '{' || piece === '[') depth += 1;
    else if (piece === '}' || piece === ']') depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/**
 * Encodes a payload for sending: replaces every mark by its encoded string and keeps everything else. Text that is not JSON is
 * returned unchanged. Throws `PartsTooDeep`.
 */
export function encodeParts(text: string, gzip: Gzip): string {
  // Most payloads have no marks and may have 6 MB: they are only parsed if they contain a dollar sign, or an escape that may be
  // one.
  if (!text.includes('$') && !text.includes('\\u')) return text;
  if (isTooDeep(text)) {
    if (anyMark.test(text)) throw new PartsTooDeep();
    return text;
  }
  const tree = parseTree(text);
  if (tree === undefined) return text;
  const edits: Replacement[] = [];
  collectEncoded(tree, text, gzip, edits);
  return replaceSpans(text, edits);
}

function collectEncoded(node: Node, text: string, gzip: Gzip, edits: Replacement[]): void {
  const found = markOf(node);
  if (found?.dollars.length === 1) {
    edits.push({ offset: node.offset, length: node.length, content: JSON.stringify(encode(found, text, gzip)) });
    return;
  }
  if (found !== undefined) edits.push({ offset: found.key.offset + 1, length: 1, content: '' });
  for (const child of node.children ?? []) collectEncoded(child, text, gzip, edits);
}

/** Encodes the content of a mark, including marks inside it. */
function encode({ value, encoding }: Mark, text: string, gzip: Gzip): string {
  if (encoding === 'json') return compact(value, text, gzip);
  const inner = markOf(value);
  const nested = inner?.dollars.length === 1 ? encode(inner, text, gzip) : undefined;
  const content = nested ?? (value.type === 'string' ? String(value.value) : compact(value, text, gzip));
  const bytes = new TextEncoder().encode(content);
  return bytesToBase64(encoding === 'base64' ? bytes : gzip.pack(bytes));
}

/** Formats a value without whitespace, from the text: a number too large for JavaScript keeps its digits. */
function compact(node: Node, text: string, gzip: Gzip): string {
  const found = markOf(node);
  if (found?.dollars.length === 1) return JSON.stringify(encode(found, text, gzip));
  const children = node.children ?? [];
  switch (node.type) {
    case 'array':
      return `[${children.map((child) => compact(child, text, gzip)).join(',')}]`;
    case 'object':
      return `{${children.map((child) => compact(child, text, gzip)).join(',')}}`;
    case 'property': {
      const [key, value] = children;
      if (key === undefined || value === undefined) return '';
      const isEscaped = node.parent !== undefined && markOf(node.parent) !== undefined;
      const name = isEscaped ? JSON.stringify(String(key.value).slice(1)) : sliceOf(key, text);
      return `${name}:${compact(value, text, gzip)}`;
    }
    default:
      return sliceOf(node, text);
  }
}

function sliceOf({ offset, length }: Node, text: string): string {
  return text.slice(offset, offset + length);
}

/** An object that represents an encoded string, or with more dollar signs, an object that looks like one. */
interface Mark {
  readonly dollars: string;
  readonly encoding: Encoding;
  readonly key: Node;
  readonly value: Node;
}

/** Finds the mark of an object with a single property. */
function markOf(node: Node): Mark | undefined {
  if (node.type !== 'object' || node.children?.length !== 1) return undefined;
  const [key, value] = node.children[0]?.children ?? [];
  if (key === undefined || value === undefined) return undefined;
  const [, dollars, name] = mark.exec(String(key.value)) ?? [];
  if (dollars === undefined || !isEncoding(name)) return undefined;
  return { dollars, encoding: name, key, value };
}

function isEncoding(name: string | undefined): name is Encoding {
  return name === 'base64' || name === 'gzipBase64' || name === 'json';
}

/**
 * Decodes a payload for editing: encoded parts become plain text, and objects that look like a mark get one more `$`. Parts that
 * would not encode to the same characters again (bytes that are not text, gzip of another program, JSON that is not compact) stay
 * unchanged, or become text instead of JSON.
 */
export function decodeParts(text: string, parts: readonly EncodedPart[], gzip: Gzip): string {
  const tree = isTooDeep(text) ? undefined : parseTree(text);
  if (tree === undefined) return text;
  const edits: Replacement[] = [];
  collectEscapes(tree, edits);
  for (const part of parts) {
    for (const node of nodesAt(tree, part.path)) {
      const clear = node.type === 'string' ? decode(String(node.value), part.encoding, gzip) : undefined;
      if (clear === undefined) continue;
      edits.push({
        offset: node.offset,
        length: node.length,
        content: indented(text, node.offset, { [`$${part.encoding}`]: clear }),
      });
    }
  }
  return replaceSpans(text, edits);
}

/** `undefined` when the decoded form would not encode to the same content again. */
function decode(encoded: string, encoding: Encoding, gzip: Gzip): JsonValue | undefined {
  if (encoding === 'json') return compactJson(encoded);
  const bytes = base64ToBytes(encoded);
  if (bytes === undefined || bytes.length === 0) return undefined;
  const plain = encoding === 'base64' ? bytes : unpacked(bytes, gzip);
  if (plain === undefined || bytesToBase64(encoding === 'base64' ? plain : gzip.pack(plain)) !== encoded)
    return undefined;
  const clear = bytesToText(plain);
  return clear === undefined ? undefined : (compactJson(clear) ?? clear);
}

function unpacked(bytes: Uint8Array, gzip: Gzip): Uint8Array | undefined {
  try {
    return gzip.unpack(bytes);
  } catch {
    return undefined;
  }
}

/** Parses an object or a list whose compact form is the same text. */
function compactJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    if (!isJsonObject(value) && !isJsonList(value)) return undefined;
    const escaped = escapeMarks(value);
    return JSON.stringify(value) === text ? escaped : undefined;
  } catch {
    return undefined;
  }
}

/** Escapes objects in decoded JSON that look like marks. */
function escapeMarks(value: JsonValue): JsonValue {
  if (isJsonList(value)) return value.map(escapeMarks);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  const isMark = entries.length === 1 && mark.test(entries[0]?.[0] ?? '');
  return Object.fromEntries(entries.map(([name, one]) => [isMark ? `$${name}` : name, escapeMarks(one)]));
}

function collectEscapes(node: Node, edits: Replacement[]): void {
  const found = markOf(node);
  if (found !== undefined) edits.push({ offset: found.key.offset + 1, length: 0, content: '$' });
  for (const child of node.children ?? []) collectEscapes(child, edits);
}

function nodesAt(node: Node, path: readonly string[]): readonly Node[] {
  const [step, ...rest] = path;
  if (step === undefined) return [node];
  const children = (node.children ?? []).flatMap((child, index) => {
    const [key, value] = child.type === 'property' ? (child.children ?? []) : [undefined, child];
    const name = key === undefined ? String(index) : String(key.value);
    return value !== undefined && (step === '*' || step === name) ? [value] : [];
  });
  return node.type === 'object' || node.type === 'array' ? children.flatMap((child) => nodesAt(child, rest)) : [];
}

/** Formats the value in lines if the text has lines; the first starts at the position of the string. */
function indented(text: string, offset: number, value: JsonValue): string {
  if (!text.includes('\n')) return JSON.stringify(value);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  const unit = indent.startsWith('\t') ? '\t' : '  ';
  return JSON.stringify(value, undefined, unit).replaceAll('\n', `\n${indent}`);
}
