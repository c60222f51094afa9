import { formatDuration } from '../../model/base/duration';
import { callOf } from '../parse/callOf';
import type { RowKind, WaterfallRow } from './waterfallRow';

/** Equal siblings that one row stands for. */
export interface RowGroup {
  readonly id: string;
  readonly memberIds: readonly string[];
  readonly minMs: number;
  readonly medianMs: number;
  readonly maxMs: number;
  readonly slowestId: string;
  /** Those that failed or were throttled, in order. */
  readonly failedIds: readonly string[];
}

export interface GroupedRows {
  /** Each group's row stands before its members, which are one level deeper. */
  readonly rows: readonly WaterfallRow[];
  readonly groups: ReadonlyMap<string, RowGroup>;
}

/** Up to this many equal siblings are not grouped. */
const maxUngrouped = 5;

/** Rows of Lambda's own, such as attempts, are each worth a row. */
const groupable: ReadonlySet<RowKind> = new Set<RowKind>(['call', 'subsegment', 'segment']);

/**
 * Puts more than five equal siblings, such as a hundred `PutItem orders`, under one row at the place of the first, also
 * where others stand between them. The id of a group is derived from its parent and the identity of its members, so it
 * is stable when the group grows.
 */
export function groupRows(rows: readonly WaterfallRow[]): GroupedRows {
  const families = findFamilies(rows);
  if (families.size === 0) return { rows, groups: new Map() };
  const ends = subtreeEnds(rows);
  const endOf = (index: number): number => ends[index] ?? rows.length;
  const groups = new Map<string, RowGroup>();
  const made: WaterfallRow[] = [];
  // Pending output, next item last: a stretch of siblings, or a group member with its descendants.
  const left: Pending[] = [{ from: 0, to: rows.length, shift: 0, groupId: undefined }];
  const open = (family: Family, row: WaterfallRow, shift: number): void => {
    const members = family.members.flatMap((member) => rows[member] ?? []);
    const group = groupOf(family.id, members);
    groups.set(group.id, group);
    made.push(groupRow(group, members, row.level + shift, row.parentId));
    for (const from of family.members.toReversed()) {
      left.push({ from, to: endOf(from), shift: shift + 1, groupId: group.id });
    }
  };
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { from, to, shift, groupId } = one;
    const row = rows[from];
    if (from >= to || row === undefined) continue;
    left.push({ from: endOf(from), to, shift, groupId: undefined });
    const family = groupId === undefined ? families.get(from) : undefined;
    if (family === undefined) {
      made.push(shift === 0 ? row : { ...row, level: row.level + shift, parentId: groupId ?? row.parentId });
      left.push({ from: from + 1, to: endOf(from), shift, groupId: undefined });
    } else if (family.members[0] === from) open(family, row, shift);
  }
  return { rows: made, groups };
}

/** Rows from one index to before another. */
interface Pending {
  readonly from: number;
  readonly to: number;
  /** Additional depth caused by groups. */
  readonly shift: number;
  /** The group whose member the first one is. */
  readonly groupId: string | undefined;
}

/** Equal siblings, enough of them for a group. */
interface Family {
  readonly id: string;
  /** Indices of the members themselves, without what is below them. */
  readonly members: readonly number[];
}

/** Families by the index of each member. */
function findFamilies(rows: readonly WaterfallRow[]): ReadonlyMap<number, Family> {
  const found = new Map<string, Map<string, number[]>>();
  for (const [index, { parentId = '', kind, node }] of rows.entries()) {
    if (node === undefined || !groupable.has(kind)) continue;
    const ofParent = found.get(parentId) ?? new Map<string, number[]>();
    found.set(parentId, ofParent);
    const key = `${kind} ${node.name} ${callOf(node) ?? ''}`;
    const members = ofParent.get(key);
    if (members === undefined) ofParent.set(key, [index]);
    else members.push(index);
  }
  const families = new Map<number, Family>();
  for (const [parentId, ofParent] of found) {
    for (const [key, members] of ofParent) {
      if (members.length <= maxUngrouped) continue;
      const family = { id: `group ${parentId} ${key}`, members };
      for (const member of members) families.set(member, family);
    }
  }
  return families;
}

/** For each row the index behind the last row below it. */
function subtreeEnds(rows: readonly WaterfallRow[]): Int32Array {
  const ends = new Int32Array(rows.length).fill(rows.length);
  // The latest row of each level, from the outermost to the one before.
  const open: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const level = rows[index]?.level ?? 1;
    while (open.length >= level) ends[open.pop() ?? 0] = index;
    open.push(index);
  }
  return ends;
}

function groupOf(id: string, members: readonly WaterfallRow[]): RowGroup {
  const sorted = [...members].sort((a, b) => durationOf(a) - durationOf(b));
  const at = (index: number): number => {
    const row = sorted[index];
    return row === undefined ? 0 : durationOf(row);
  };
  return {
    id,
    memberIds: members.map((member) => member.id),
    minMs: at(0),
    medianMs: (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2,
    maxMs: at(sorted.length - 1),
    slowestId: sorted.at(-1)?.id ?? '',
    failedIds: members.flatMap((member) => (member.state === 'ok' ? [] : [member.id])),
  };
}

function durationOf({ startMs, endMs }: WaterfallRow): number {
  return endMs - startMs;
}

/** Has the time span of all members, their worst state, and the sum of their shares of the critical path. */
function groupRow(
  group: RowGroup,
  members: readonly WaterfallRow[],
  level: number,
  parentId: string | undefined,
): WaterfallRow {
  const [first] = members;
  if (first === undefined) throw new Error('A group has members.');
  const call = first.node === undefined ? undefined : callOf(first.node);
  const worst = members.find(({ state }) => state === 'fault' || state === 'error') ?? members.find(isThrottled);
  const name = `${first.name} × ${members.length}`;
  const detail = [call, describeGroup(group)].filter((part) => part !== undefined).join(' · ');
  const criticalMs = members.reduce((sum, member) => sum + member.criticalMs, 0);
  const startMs = members.reduce((min, member) => Math.min(min, member.startMs), first.startMs);
  const endMs = members.reduce((max, member) => Math.max(max, member.endMs), first.endMs);
  const label = [
    `${members.length} × ${first.name}, equal siblings`,
    detail,
    `${formatDuration(endMs - startMs)} together`,
    `starts at ${formatDuration(startMs)}`,
    criticalMs > 0 ? 'on the critical path' : undefined,
  ];
  return {
    ...first,
    id: group.id,
    parentId,
    level,
    hasChildren: true,
    name,
    detail,
    startMs,
    endMs,
    isRunning: members.some(({ isRunning }) => isRunning),
    state: worst?.state ?? 'ok',
    criticalMs,
    isDetailBelow: false,
    spoken: label.filter((part) => part !== undefined).join(', '),
    node: undefined,
  };
}

function isThrottled({ state }: WaterfallRow): boolean {
  return state === 'throttle';
}

/** `1 ms to 12 ms, median 3 ms · 2 failed` */
export function describeGroup({ minMs, medianMs, maxMs, failedIds }: RowGroup): string {
  const min = formatDuration(minMs);
  const max = formatDuration(maxMs);
  const range = min === max ? `${max} each` : `${min} to ${max}, median ${formatDuration(medianMs)}`;
  return failedIds.length === 0 ? range : `${range} · ${failedIds.length} failed`;
}
