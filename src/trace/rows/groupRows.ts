import { formatDuration } from '../../model/base/duration';
import { callOf } from '../parse/callOf';
import type { RowKind, WaterfallRow } from './waterfallRow';

/** A run of equal siblings that one row represents. */
export interface RowGroup {
  readonly id: string;
  readonly memberIds: readonly string[];
  readonly leastMs: number;
  readonly medianMs: number;
  readonly mostMs: number;
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
const mostUngrouped = 5;

/** Rows of Lambda's own, such as attempts, are each worth a row. */
const groupable: ReadonlySet<RowKind> = new Set<RowKind>(['call', 'subsegment', 'segment']);

/**
 * Puts runs of more than five equal siblings, such as a hundred `PutItem orders`, under one row. The id of a group is made
 * of its parent, of what its members are and of its turn among such runs, so it stays when a run grows.
 */
export function groupRows(rows: readonly WaterfallRow[]): GroupedRows {
  const runs = findRuns(rows);
  if (runs.size === 0) return { rows, groups: new Map() };
  const groups = new Map<string, RowGroup>();
  const made: WaterfallRow[] = [];
  const open: { readonly endIndex: number; readonly group: RowGroup; readonly members: ReadonlySet<string> }[] = [];
  for (const [index, row] of rows.entries()) {
    while ((open.at(-1)?.endIndex ?? Number.POSITIVE_INFINITY) <= index) open.pop();
    const run = runs.get(index);
    if (run !== undefined) {
      const members = run.members.flatMap((member) => rows[member] ?? []);
      const group = groupOf(run.id, members);
      groups.set(group.id, group);
      made.push(groupRow(group, members, row.level + open.length, parentIn(open, row)));
      open.push({ endIndex: run.endIndex, group, members: new Set(group.memberIds) });
    }
    made.push(open.length === 0 ? row : { ...row, level: row.level + open.length, parentId: parentIn(open, row) });
  }
  return { rows: made, groups };
}

/** The parent of a row: the innermost group if it is a member of it, else as before. */
function parentIn(
  open: readonly { readonly group: RowGroup; readonly members: ReadonlySet<string> }[],
  row: WaterfallRow,
): string | undefined {
  const inner = open.at(-1);
  return inner?.members.has(row.id) === true ? inner.group.id : row.parentId;
}

interface Run {
  readonly id: string;
  /** Indices of the members themselves, without what is below them. */
  readonly members: readonly number[];
  /** Behind everything below the last member. */
  readonly endIndex: number;
}

/** Runs by the index of their first member. */
function findRuns(rows: readonly WaterfallRow[]): ReadonlyMap<number, Run> {
  const ends = subtreeEnds(rows);
  const runs = new Map<number, Run>();
  const turns = new Map<string, number>();
  // The index of a row that a run has reached already.
  const isSeen = new Uint8Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined || isSeen[index] === 1 || !groupable.has(row.kind)) continue;
    const members = [index];
    let next = ends[index] ?? rows.length;
    for (let sibling = rows[next]; sibling !== undefined && areEqual(row, sibling); sibling = rows[next]) {
      members.push(next);
      isSeen[next] = 1;
      next = ends[next] ?? rows.length;
    }
    if (members.length <= mostUngrouped || row.node === undefined) continue;
    const key = [row.parentId ?? '', row.kind, row.node.name, callOf(row.node) ?? ''].join(' ');
    const turn = (turns.get(key) ?? 0) + 1;
    turns.set(key, turn);
    runs.set(index, { id: `group ${key} ${turn}`, members, endIndex: next });
  }
  return runs;
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

/** Siblings of one service, operation and resource. Rows that no document stands for are never equal. */
function areEqual({ parentId, kind, node }: WaterfallRow, sibling: WaterfallRow): boolean {
  return (
    parentId === sibling.parentId &&
    kind === sibling.kind &&
    node !== undefined &&
    node.name === sibling.node?.name &&
    callOf(node) === callOf(sibling.node)
  );
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
    leastMs: at(0),
    medianMs: (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2,
    mostMs: at(sorted.length - 1),
    slowestId: sorted.at(-1)?.id ?? '',
    failedIds: members.flatMap((member) => (member.state === 'ok' ? [] : [member.id])),
  };
}

function durationOf({ startMs, endMs }: WaterfallRow): number {
  return endMs - startMs;
}

/** It takes the time of all members, the worst of their states and their shares of the critical path. */
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
  const startMs = members.reduce((least, member) => Math.min(least, member.startMs), first.startMs);
  const endMs = members.reduce((most, member) => Math.max(most, member.endMs), first.endMs);
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
    spoken: label.filter((part) => part !== undefined).join(', '),
    node: undefined,
  };
}

function isThrottled({ state }: WaterfallRow): boolean {
  return state === 'throttle';
}

/** `1 ms to 12 ms, median 3 ms · 2 failed` */
export function describeGroup({ leastMs, medianMs, mostMs, failedIds }: RowGroup): string {
  const least = formatDuration(leastMs);
  const most = formatDuration(mostMs);
  const range = least === most ? `${most} each` : `${least} to ${most}, median ${formatDuration(medianMs)}`;
  return failedIds.length === 0 ? range : `${range} · ${failedIds.length} failed`;
}
