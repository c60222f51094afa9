import type { FactSubject, FunctionNode, FunctionTreeNode, SourceNode } from './tree/functionNodes';
import { functionOf } from './tree/functionNodes';

/** The node of the function tree that a menu handed over, as far as it is one. */
export function nodeOf(argument: unknown): FunctionTreeNode | undefined {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument)) return undefined;
  const kinds = [
    'connection',
    'group',
    'function',
    'section',
    'fact',
    'recent',
    'execution',
    'sources',
    'source',
    'failureQueue',
    'message',
  ];
  return typeof argument.kind === 'string' && kinds.includes(argument.kind)
    ? (argument as FunctionTreeNode)
    : undefined;
}

/** The queue, stream or table that a node of the tree is, or whose failures end in it. */
export function sourceUnder(argument: unknown): SourceNode | undefined {
  const node = nodeOf(argument);
  if (node?.kind === 'failureQueue') return node.parent;
  return node?.kind === 'source' ? node : undefined;
}

/** The function above a node of the tree. */
export function functionUnder(argument: unknown): FunctionNode | undefined {
  return functionOf(nodeOf(argument));
}

/** What a fact of the tree is about. */
export function subjectUnder(argument: unknown): FactSubject | undefined {
  const node = nodeOf(argument);
  return node?.kind === 'fact' ? node.about : undefined;
}
