import { applyEdits, findNodeAtLocation, modify, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { SharedEvent } from '../model/connection/sharedEvents';
import { compactJson } from './compactJson';
import { replaceSpans } from './replaceSpans';

/**
 * The document that holds the shareable test events of one function: an OpenAPI 3 schema of the EventBridge schema registry, with
 * the events as examples. The console and SAM write the same:
 *
 * ```json
 * {"openapi": "3.0.0", …, "components": {"schemas": {"Event": …},
 *  "examples": {"NAME": {"value": PAYLOAD, "x-metadata": {"invocationType": "RequestResponse"}}}}}
 * ```
 *
 * Only the examples are changed. All changes are text edits, so that the rest stays unchanged, character by character.
 */

/** Why a document cannot be parsed or changed, as one sentence with the next step. */
export interface DocumentRefusal {
  readonly ok: false;
  /** `notFound` and `conflict` are about names. */
  readonly reason: 'invalid' | 'notFound' | 'conflict';
  readonly message: string;
}

export type ReadTestEvents = { readonly ok: true; readonly events: readonly SharedEvent[] } | DocumentRefusal;

/** A changed document. */
export type EditedDocument = { readonly ok: true; readonly content: string } | DocumentRefusal;

/** `content` is `undefined` when the event was the last one: the schema is no longer needed. */
export type ReducedDocument = { readonly ok: true; readonly content: string | undefined } | DocumentRefusal;

/** SAM's limit; Lambda's payload limit is slightly larger. */
export const maxEventBytes = 6_144_000;

/** The maximum length of `Content` in CreateSchema and UpdateSchema: all events of a function together. */
export const maxContentCharacters = 100_000;

const examplesPath = ['components', 'examples'];

/** The events in the order of the document. An example without a value, such as an external one, is not an event. */
export function readTestEvents(content: string): ReadTestEvents {
  const opened = open(content);
  if (!opened.ok) return opened;
  const events = opened.examples.flatMap(([name, example]) => {
    const value = example === undefined ? undefined : findNodeAtLocation(example, ['value']);
    if (example === undefined || value === undefined) return [];
    const type = findNodeAtLocation(example, ['x-metadata', 'invocationType'])?.value;
    // SAM writes no metadata.
    const invocationMode: SharedEvent['invocationMode'] = type === 'Event' ? 'Event' : 'RequestResponse';
    return [{ name, payload: textOf(value, content), invocationMode }];
  });
  return { ok: true, events };
}

/**
 * Adds an event or replaces the one with its name; creates a minimal document if there is none. Like SAM, accepts every name
 * except an empty one.
 */
export function withTestEvent(content: string | undefined, event: SharedEvent): EditedDocument {
  const { name } = event;
  const payload = compactJson(event.payload);
  if (payload === undefined) {
    return refused('invalid', `The payload of test event "${name}" is not JSON. Correct it before sharing.`);
  }
  const problem = nameProblem(name) ?? payloadProblem(name, payload);
  if (problem !== undefined) return problem;
  const before = content ?? minimalDocument(payload);
  const opened = open(before);
  if (!opened.ok) return opened;
  const shell = withShell(before, opened.root, name, event.invocationMode);
  const root = parse(shell);
  const value = root && findNodeAtLocation(root, [...examplesPath, name, 'value']);
  if (value === undefined) return notReadable('cannot contain another event');
  // The payload as text: as a value, numbers that are too large for JavaScript would lose digits.
  const after = sized(replaceSpans(shell, [{ offset: value.offset, length: value.length, content: payload }]));
  if (!after.ok || parse(after.content) !== undefined) return after;
  return refused('invalid', `The payload of test event "${name}" is nested too deeply to be shared. Flatten it.`);
}

/** Removes the event; nothing else in the document changes. */
export function withoutTestEvent(content: string, name: string): ReducedDocument {
  const opened = open(content);
  if (!opened.ok) return opened;
  if (!opened.examples.some(([one]) => one === name)) return unknownEvent(name);
  if (opened.examples.length === 1) return { ok: true, content: undefined };
  return { ok: true, content: edited(content, [...examplesPath, name], undefined) };
}

/** Renames the event, which keeps its position. */
export function renamed(content: string, from: string, to: string): EditedDocument {
  const opened = open(content);
  if (!opened.ok) return opened;
  const problem = nameProblem(to);
  if (problem !== undefined) return problem;
  const key = findNodeAtLocation(opened.root, [...examplesPath, from])?.parent?.children?.[0];
  if (key === undefined) return unknownEvent(from);
  if (from === to) return { ok: true, content };
  if (opened.examples.some(([one]) => one === to)) {
    return refused('conflict', `A test event named "${to}" already exists. Choose another name.`);
  }
  return sized(replaceSpans(content, [{ offset: key.offset, length: key.length, content: JSON.stringify(to) }]));
}

/** The failure when the function has no event of this name. */
export function unknownEvent(name: string): DocumentRefusal {
  return refused('notFound', `Shareable test event "${name}" does not exist. Refresh the list.`);
}

/** Builds the event's example with its mode. Members set by other programs are kept. */
function withShell(content: string, root: Node, name: string, mode: SharedEvent['invocationMode']): string {
  const path = [...examplesPath, name];
  const example = findNodeAtLocation(root, path);
  const metadata = { invocationType: mode };
  if (example?.type !== 'object') return edited(content, path, { value: null, 'x-metadata': metadata });
  const valued = edited(content, [...path, 'value'], null);
  return findNodeAtLocation(example, ['x-metadata'])?.type === 'object'
    ? edited(valued, [...path, 'x-metadata', 'invocationType'], mode)
    : edited(valued, [...path, 'x-metadata'], metadata);
}

function edited(content: string, path: readonly string[], value: unknown): string {
  return applyEdits(content, modify(content, [...path], value, {}));
}

interface OpenedDocument {
  readonly ok: true;
  readonly root: Node;
  /** The entries of an object. */
  readonly examples: readonly (readonly [name: string, example: Node | undefined])[];
}

function open(content: string): OpenedDocument | DocumentRefusal {
  const root = parse(content);
  if (root === undefined) return notReadable('is not JSON');
  if (root.type !== 'object') return notReadable('is not an object');
  for (const path of [['components'], examplesPath]) {
    const node = findNodeAtLocation(root, path);
    if (node !== undefined && node.type !== 'object')
      return notReadable(`has ${path.join('.')} that are not an object`);
  }
  const properties = findNodeAtLocation(root, examplesPath)?.children ?? [];
  const examples = properties.map(({ children }) => [String(children?.[0]?.value), children?.[1]] as const);
  return { ok: true, root, examples };
}

function parse(content: string): Node | undefined {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(content, errors, { disallowComments: true });
    return errors.length === 0 ? root : undefined;
  } catch {
    // The parser recurses for each level: tens of thousands of brackets are too many.
    return undefined;
  }
}

function textOf({ offset, length }: Node, content: string): string {
  return content.slice(offset, offset + length);
}

/** The console's document for an event of unknown shape. */
function minimalDocument(payload: string): string {
  return JSON.stringify({
    openapi: '3.0.0',
    info: { version: '1.0.0', title: 'Event' },
    paths: {},
    components: { schemas: { Event: payload.startsWith('{') ? { type: 'object' } : {} }, examples: {} },
  });
}

function nameProblem(name: string): DocumentRefusal | undefined {
  return name.trim() === '' ? refused('invalid', 'Enter a name for the shareable test event.') : undefined;
}

function payloadProblem(name: string, payload: string): DocumentRefusal | undefined {
  const bytes = new TextEncoder().encode(payload).byteLength;
  if (bytes <= maxEventBytes) return undefined;
  return refused(
    'invalid',
    `Test event "${name}" has ${count(bytes)} bytes, but the limit is ${count(maxEventBytes)}. Save it as a file in the workspace instead.`,
  );
}

function sized(content: string): EditedDocument {
  // Code points, as AWS counts; there are never more of them than UTF-16 units.
  const characters = content.length <= maxContentCharacters ? content.length : [...content].length;
  if (characters <= maxContentCharacters) return { ok: true, content };
  return refused(
    'invalid',
    `With this event, the shareable test events of the function have ${count(characters)} characters, but the schema registry allows at most ${count(maxContentCharacters)}. Delete one, or save this one as a file in the workspace.`,
  );
}

function notReadable(what: string): DocumentRefusal {
  return refused(
    'invalid',
    `The schema of the shareable test events ${what}. Correct or delete it in the EventBridge console.`,
  );
}

function refused(reason: DocumentRefusal['reason'], message: string): DocumentRefusal {
  return { ok: false, reason, message };
}

function count(value: number): string {
  return value.toLocaleString('en');
}
