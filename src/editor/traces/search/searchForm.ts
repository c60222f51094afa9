import * as vscode from 'vscode';
import type { SearchCriteria } from '../../../explorer/traceSearch/criteria';
import {
  describeCost,
  describeOutcomes,
  describeRange,
  describeScope,
} from '../../../explorer/traceSearch/searchTexts';
import { searchWindows } from '../../../explorer/traceSearch/searchWindows';
import { formatDuration } from '../../../model/base/duration';
import type { Connection } from '../../../model/connection/connection';
import { showQuickPick } from '../../sinks/quickInput';
import {
  askAnnotation,
  askDuration,
  askUrl,
  pickOutcomes,
  pickRange,
  pickScope,
  type ScopeNeeds,
} from './criteriaParts';
import { pickFilter } from './filterPick';

export interface FormNeeds extends ScopeNeeds {
  readonly connections: { all(): readonly Connection[]; get(id: string): Connection | undefined };
  /** Names of functions that are already listed, for completion. */
  readonly listedFunctions: () => readonly string[];
}

type Part = 'search' | 'connection' | 'scope' | 'range' | 'outcome' | 'duration' | 'annotation' | 'url' | 'expression';

/** Asks for the criteria of a search, one line each, until **Search** is chosen. Sends nothing. */
export async function askCriteria(before: SearchCriteria, needs: FormNeeds): Promise<SearchCriteria | undefined> {
  let criteria = before;
  for (;;) {
    const picked = await showQuickPick(formItems(criteria, needs), {
      title: 'Search Traces',
      placeHolder: 'Select a criterion to change, or search',
      ignoreFocusOut: true,
    });
    if (picked === undefined) return undefined;
    if (picked.part === 'search') return criteria;
    // A canceled question leads back to the form.
    criteria = { ...criteria, ...(await change(picked.part, criteria, needs)) };
  }
}

function change(part: Exclude<Part, 'search'>, criteria: SearchCriteria, needs: FormNeeds) {
  switch (part) {
    case 'connection':
      return pickConnection(needs);
    case 'scope':
      return pickScope(needs);
    case 'range':
      return pickRange(Date.now());
    case 'outcome':
      return pickOutcomes();
    case 'duration':
      return askDuration(criteria.minDurationMs);
    case 'annotation':
      return askAnnotation(criteria.annotation);
    case 'url':
      return askUrl(criteria.url);
    case 'expression':
      return askExpression(criteria, needs);
  }
}

async function askExpression({ expression }: SearchCriteria, { listedFunctions }: FormNeeds) {
  const text = await pickFilter(expression ?? '', listedFunctions());
  return text === undefined ? undefined : { expression: text === '' ? undefined : text };
}

async function pickConnection({ connections }: FormNeeds): Promise<Partial<SearchCriteria> | undefined> {
  const items = connections.all().map(({ id, spec }) => ({ label: spec.name, description: spec.kind, id }));
  const picked = await showQuickPick(items, {
    placeHolder: 'Select the connection of the traces',
    ignoreFocusOut: true,
  });
  return picked === undefined ? undefined : { connectionId: picked.id };
}

function formItems(criteria: SearchCriteria, { connections }: FormNeeds) {
  const { minDurationMs, annotation, url, expression } = criteria;
  const spec = connections.get(criteria.connectionId)?.spec;
  const item = (part: Part, icon: string, label: string, description: string) => ({
    part,
    label,
    description,
    iconPath: new vscode.ThemeIcon(icon),
  });
  const windows = searchWindows(criteria.range, Date.now()).length;
  return [
    item('search', 'search', 'Search', describeCost(windows, spec?.kind ?? 'aws')),
    ...(connections.all().length > 1 ? [item('connection', 'plug', 'Connection', spec?.name ?? '')] : []),
    item('scope', 'symbol-function', 'Traces of', describeScope(criteria)),
    item('range', 'calendar', 'Time range', describeRange(criteria.range)),
    item('outcome', 'error', 'Outcome', describeOutcomes(criteria)),
    item('duration', 'watch', 'Minimum duration', minDurationMs === undefined ? 'any' : formatDuration(minDurationMs)),
    item(
      'annotation',
      'tag',
      'Annotation',
      annotation === undefined ? 'any' : [annotation.key, annotation.value].filter(Boolean).join(' = '),
    ),
    item('url', 'link', 'URL', url === undefined ? 'any' : `contains ${url}`),
    item('expression', 'filter', 'Filter expression', expression ?? 'none'),
  ];
}
