import { posix } from 'node:path';
import { textIn } from './sources.mjs';

/** @typedef {import('./sources.mjs').Source} Source */

const importing = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'];

/** Groups of files that reach each other by imports, types included. @param {readonly Source[]} sources @returns {readonly (readonly string[])[]} */
export function circlesOf(sources) {
  const graph = new Map(sources.map((source) => [stem(source.path), importsOf(source)]));
  const reached = new Map([...graph.keys()].map((path) => [path, reachedFrom(path, graph)]));
  const grouped = new Set();
  return [...graph.keys()].flatMap((path) => {
    if (grouped.has(path) || !reached.get(path)?.has(path)) return [];
    const group = [...graph.keys()].filter((other) => reached.get(path)?.has(other) && reached.get(other)?.has(path));
    for (const member of group) grouped.add(member);
    return [group];
  });
}

/** @param {Source} source @returns {readonly string[]} */
function importsOf({ path, nodes }) {
  return nodes
    .filter((node) => importing.includes(node.type))
    .flatMap((node) => textIn(node.source, 'value') ?? [])
    .filter((to) => to.startsWith('.'))
    .map((to) => stem(posix.join(posix.dirname(path), to)));
}

/** @param {string} start @param {ReadonlyMap<string, readonly string[]>} graph */
function reachedFrom(start, graph) {
  /** @type {Set<string>} */
  const seen = new Set();
  const next = [...(graph.get(start) ?? [])];
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    next.push(...(graph.get(path) ?? []));
  }
  return seen;
}

/** @param {string} path */
function stem(path) {
  return path.replace(/\.tsx?$/, '');
}
