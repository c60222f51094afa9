import { nodesIn } from './sources.mjs';

/** @typedef {import('./sources.mjs').Source} Source */

/** How many names a file exports, types included. @param {Source} source */
export function countExports({ nodes }) {
  return nodes.reduce((total, node) => total + exportedBy(node), 0);
}

/** @param {import('./sources.mjs').Node} node */
function exportedBy(node) {
  if (node.type === 'ExportDefaultDeclaration' || node.type === 'ExportAllDeclaration') return 1;
  if (node.type !== 'ExportNamedDeclaration') return 0;
  const [declaration] = nodesIn(node.declaration);
  if (declaration === undefined) return nodesIn(node.specifiers).length;
  return declaration.type === 'VariableDeclaration' ? nodesIn(declaration.declarations).length : 1;
}
