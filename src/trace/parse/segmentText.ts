import { isJson } from '../../model/base/prettyPrint';

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** An object or list that is not closed yet. */
interface Open {
  readonly start: number;
  /** Whether it is a segment, a subsegment, or the list of a segment's subsegments. */
  readonly isOfSegments: boolean;
  key: string | undefined;
  isAtValue: boolean;
  isWanted: boolean;
}

/**
 * The exact source text of a segment or of a subsegment inside it. `undefined`: the document has no segment of this id.
 * Any depth.
 */
export function segmentText(document: string, segmentId: string): string | undefined {
  if (!isJson(document)) return undefined;
  const open: Open[] = [];
  for (const { 0: piece, index } of document.matchAll(token)) {
    const parent = open.at(-1);
    if (piece === '{' || piece === '[') {
      const isOfSegments = isSegmentPlace(piece, parent);
      open.push({ start: index, isOfSegments, key: undefined, isAtValue: false, isWanted: false });
    } else if (piece === '}' || piece === ']') {
      if (open.pop()?.isWanted === true) return document.slice(parent?.start, index + 1);
    } else if (parent !== undefined) readMember(piece, parent, segmentId);
  }
  return undefined;
}

function isSegmentPlace(piece: '{' | '[', parent: Open | undefined): boolean {
  if (parent === undefined) return piece === '{';
  if (!parent.isOfSegments) return false;
  return piece === '{' ? parent.key === undefined : parent.key === 'subsegments';
}

/** As in JSON.parse, the last of duplicate keys holds. */
function readMember(piece: string, parent: Open, segmentId: string): void {
  if (piece === ':') parent.isAtValue = true;
  else if (piece === ',') parent.isAtValue = false;
  else if (!parent.isAtValue) parent.key = piece.startsWith('"') ? String(JSON.parse(piece)) : undefined;
  else if (parent.isOfSegments && parent.key === 'id') parent.isWanted = isText(piece, segmentId);
}

/** Whether a piece is a string of this content, which may be written with escapes. */
function isText(piece: string, content: string): boolean {
  return piece === JSON.stringify(content) || (piece.includes('\\') && JSON.parse(piece) === content);
}
