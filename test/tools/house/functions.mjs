import { countLines, nodesIn } from './sources.mjs';

/** @typedef {import('./sources.mjs').Source} Source */

/** @typedef {{ readonly place: string, readonly lines: number, readonly parameters: number }} Measured */

/** Every function with a body: its lines from the first to the last, and its parameters. @param {Source} source @returns {readonly Measured[]} */
export function functionsOf({ path, text, nodes }) {
  return nodes
    .filter((node) => /^(?:Function(?:Declaration|Expression)|ArrowFunctionExpression)$/.test(node.type))
    .map((node) => ({
      place: `${path}:${countLines(text.slice(0, node.start + 1))}`,
      lines: countLines(text.slice(node.start, node.end)),
      parameters: nodesIn(node.params).filter((one) => one.name !== 'this').length,
    }));
}
