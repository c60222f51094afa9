import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { nodesIn, textIn } from './sources.mjs';

/** @typedef {import('./sources.mjs').Source} Source */
/** @typedef {import('./sources.mjs').Node} Node */

/** What is written out where a name for it exists: ids of commands outside `src/ids.ts`. @param {string} root @param {readonly Source[]} sources */
export function rawCommandIds(root, sources) {
  const ids = new Set([...readManifest(root).matchAll(/"command": "(dwell\.\w+)"/g)].map((match) => match[1]));
  return sources
    .filter(({ path }) => path !== 'src/ids.ts')
    .flatMap(({ path, nodes }) =>
      literalsOf(nodes).flatMap((text) => {
        const id = /^(?:command:)?(dwell\.\w+)/.exec(text)?.[1];
        return ids.has(id) ? [`${path}: ${id}`] : [];
      }),
    );
}

/** A pattern of paths in a folder of payloads, as a glob or a regular expression. */
const payloadPath = /\b(?:events|payloads)\b(?:\/|\[).*(?:\*|\[\^)/;

/**
 * Where a pattern defines which documents are payloads: each `when` clause and each list of package.json, each file of `src`.
 * package.json can only hold literals: a pattern of `src` repeated there is a copy, which a test keeps equal, not a definition.
 * @param {string} root @param {readonly Source[]} sources
 */
export function payloadDefinitions(root, sources) {
  const files = sources.filter(({ nodes }) => literalsOf(nodes).some((text) => payloadPath.test(text)));
  const defined = new Set(files.flatMap(({ nodes }) => literalsOf(nodes)));
  const clauses = stringsOf(JSON.parse(readManifest(root)), 'package.json').filter(
    ({ text }) => payloadPath.test(text) && !defined.has(text.replace(/^workspaceContains:/, '')),
  );
  return [...new Set(clauses.map(({ place }) => place)), ...files.map(({ path }) => path)];
}

/** Each text of a JSON document, where it stands; members of a list of texts share their list's place. @param {unknown} value @param {string} place @returns {readonly { readonly place: string, readonly text: string }[]} */
function stringsOf(value, place) {
  if (typeof value === 'string') return [{ place, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    stringsOf(one, Array.isArray(value) && typeof one === 'string' ? place : `${place} ${key}`),
  );
}

/** By these a table of the services that invoke functions is known, however it spells its ids. */
const services = ['alb', 'alexa', 'cloudfront', 'cognito', 'dynamodb', 'kinesis', 'lex', 's3', 'ses', 'sns', 'sqs'];

/** Records by the table's own ids are no tables of their own: a service that they lack does not compile. */
const byTable = /\b(?:Record|Map)<(?:ServiceId|EventTypeId)\b|\bin (?:ServiceId|EventTypeId)\]/;

/** Folders whose lists and records of rows name most of the services. @param {readonly Source[]} sources */
export function serviceTables(sources) {
  const folders = [...new Set(sources.map(({ path }) => posix.dirname(path)))];
  return folders.filter((folder) => {
    const files = sources.filter(({ path }) => posix.dirname(path) === folder);
    const named = new Set(files.flatMap(servicesNamed));
    return services.filter((id) => named.has(id)).length > services.length / 2;
  });
}

/** @param {Source} source @returns {readonly string[]} */
function servicesNamed({ text, nodes }) {
  return byTable.test(text)
    ? []
    : nodes
        .filter(({ type }) => type === 'VariableDeclarator')
        .flatMap(({ init }) => nodesIn(init).flatMap(rowIds))
        .map((id) => id.toLowerCase().replaceAll('-', ''));
}

/** The keys of a record, or the ids of a list of rows. @param {Node} init @returns {readonly string[]} */
function rowIds(init) {
  if (/^TS(?:As|Satisfies)Expression$/.test(init.type)) return nodesIn(init.expression).flatMap(rowIds);
  if (init.type === 'ObjectExpression') return nodesIn(init.properties).flatMap(keyOf);
  if (init.type !== 'ArrayExpression') return [];
  const properties = nodesIn(init.elements).flatMap((row) => nodesIn(row.properties));
  return properties.filter((one) => keyOf(one)[0] === 'id').flatMap((one) => textIn(one.value, 'value') ?? []);
}

/** A property that is written short names a variable, not a row. @param {Node} property @returns {readonly string[]} */
function keyOf({ key, shorthand }) {
  return shorthand === true ? [] : [textIn(key, 'name') ?? textIn(key, 'value') ?? ''];
}

/** Texts, parts of templates and regular expressions. @param {readonly Node[]} nodes @returns {readonly string[]} */
function literalsOf(nodes) {
  return nodes.flatMap((node) => {
    if (node.type === 'TemplateElement') return rawOf(node);
    return node.type === 'Literal' ? (textIn(node, 'value') ?? textIn(node, 'raw') ?? []) : [];
  });
}

/** @param {Node} element @returns {readonly string[]} */
function rawOf({ value }) {
  return typeof value === 'object' && value !== null && 'raw' in value ? [String(value.raw)] : [];
}

/** @param {string} root */
function readManifest(root) {
  return readFileSync(join(root, 'package.json'), 'utf8');
}
