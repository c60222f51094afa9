import type { ViewNode } from '../../../ids';

const mark = '/project/';

/** The id of the row with the functions of one project. */
export function projectGroupId(connectionId: string, projectFile: string): string {
  return `${connectionId}${mark}${projectFile}`;
}

/** The file that declares the project of a group's row; `undefined` for any other row. */
export function projectFileOf(node: ViewNode | undefined): string | undefined {
  if (node?.kind !== 'group' || !('id' in node) || typeof node.id !== 'string') return undefined;
  const at = node.id.indexOf(mark);
  return at < 0 ? undefined : node.id.slice(at + mark.length);
}
