import { applyEvent } from './applyEvent';
import type { HistoryEvent, HistoryEventOf } from './historyEvent';
import { invocationOfEvents } from './invocationOfEvents';
import type { Operation } from './operation';
import { kindOf, type OperationDraft, startDraft } from './operationDraft';

/** The operations of a history as trees in the order of their start, and the unknown events that name none. */
export function readOperations(
  events: readonly HistoryEvent[],
  executionEndMs: number | undefined,
): { readonly operations: readonly Operation[]; readonly unknown: readonly HistoryEventOf<'unknown'>[] } {
  const numbers = invocationOfEvents(events);
  const drafts = new Map<string, OperationDraft>();
  const unknown: HistoryEventOf<'unknown'>[] = [];
  for (const [index, event] of events.entries()) {
    if (event.type.startsWith('Execution') || event.type === 'InvocationCompleted') continue;
    if (event.id !== undefined) applyEvent(draftOf(drafts, event.id, event), event, numbers[index]);
    else if (event.type === 'unknown') unknown.push(event);
  }
  const roots = nest(drafts);
  if (executionEndMs !== undefined) for (const draft of drafts.values()) abandon(draft, executionEndMs);
  return { operations: roots, unknown };
}

function draftOf(drafts: Map<string, OperationDraft>, id: string, event: HistoryEvent): OperationDraft {
  const known = drafts.get(id);
  if (!known) {
    const draft = startDraft(id, event);
    drafts.set(id, draft);
    return draft;
  }
  // An unknown event may come before those that say what the operation is.
  if (known.kind === 'unknown') known.kind = kindOf(event);
  return known;
}

/** An operation whose parent is not in the history stands at the top; so does one of a circle, which only a broken file has. */
function nest(drafts: ReadonlyMap<string, OperationDraft>): readonly OperationDraft[] {
  const roots: OperationDraft[] = [];
  for (const draft of drafts.values()) {
    const parent = draft.parentId === undefined ? undefined : drafts.get(draft.parentId);
    if (!parent || isWithin(parent, draft, drafts)) roots.push(draft);
    else parent.children.push(draft);
  }
  return roots;
}

function isWithin(
  draft: OperationDraft,
  ancestor: OperationDraft,
  drafts: ReadonlyMap<string, OperationDraft>,
): boolean {
  const seen = new Set<OperationDraft>();
  let current: OperationDraft | undefined = draft;
  while (current && !seen.has(current)) {
    if (current === ancestor) return true;
    seen.add(current);
    current = current.parentId === undefined ? undefined : drafts.get(current.parentId);
  }
  return false;
}

const open: ReadonlySet<string> = new Set(['running', 'retrying', 'waiting']);

/** The execution ended first: branches that lost a race, and everything of a stopped execution. */
function abandon(draft: OperationDraft, endMs: number): void {
  if (!open.has(draft.status)) return;
  draft.status = 'abandoned';
  draft.endMs = endMs;
  const attempt = draft.attempts.at(-1);
  if (attempt?.outcome === 'running') Object.assign(attempt, { outcome: 'abandoned', endMs });
}
