import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** A node of ESTree, as far as the figures look at it. @typedef {{ readonly type: string, readonly start: number, readonly end: number } & Readonly<Record<string, unknown>>} Node */

/** A file of `src`: its path has slashes on every system. @typedef {{ readonly path: string, readonly text: string, readonly nodes: readonly Node[] }} Source */

/** Every file of a project's `src`, parsed. @param {string} root @returns {readonly Source[]} */
export function readParsed(root) {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join('src', name.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

/** @param {string} path @param {string} text @returns {Source} */
function parse(path, text) {
  const program = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path);
  /** @type {Node[]} */
  const nodes = [];
  collect(program, nodes);
  return { path, text, nodes };
}

/** Every node below a value, outer ones first. @param {unknown} value @param {Node[]} into */
function collect(value, into) {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) into.push(value);
  for (const child of Object.values(value)) collect(child, into);
}

/** @param {unknown} value @returns {value is Node} */
export function isNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The nodes in a node's property, which is one or a list. @param {unknown} value @returns {readonly Node[]} */
export function nodesIn(value) {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

/** @param {string} text */
export function countLines(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** A property that is a text. @param {unknown} node @param {string} key */
export function textIn(node, key) {
  const value = isNode(node) ? node[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
