import type { WaterfallRow } from './waterfallRow';

/** All words of a row in lower case: name, details, ids, annotations, and its error. */
export function searchTextOf({ name, detail, id, node }: WaterfallRow): string {
  let text = detail === undefined ? `${name}\n${id}` : `${name}\n${detail}\n${id}`;
  if (node !== undefined) {
    for (const key in node.annotations) text += `\n${key}\n${node.annotations[key]}`;
    for (const { type, message } of node.exceptions) text += `\n${type}: ${message}`;
    if (node.http?.url !== undefined) text += `\n${node.http.url}`;
    if (node.resourceArn !== undefined) text += `\n${node.resourceArn}`;
    for (const key in node.aws) {
      const value = node.aws[key];
      if (typeof value === 'string') text += `\n${value}`;
    }
  }
  return text.toLowerCase();
}

/** The ids of the rows that contain `query`, in order; case-insensitive. `texts`: by `searchTextOf`. */
export function findRows(rows: readonly WaterfallRow[], texts: readonly string[], query: string): readonly string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  return rows.flatMap(({ id }, index) => (texts[index]?.includes(wanted) === true ? [id] : []));
}
