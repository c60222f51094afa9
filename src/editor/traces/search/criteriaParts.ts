import {
  type SearchCriteria,
  type SearchedOutcome,
  type SearchRange,
  type SearchScope,
  searchedOutcomes,
} from '../../../explorer/traceSearch/criteria';
import { readTimes } from '../../../explorer/traceSearch/readTimes';
import { describeRange } from '../../../explorer/traceSearch/searchTexts';
import { maxHours } from '../../../explorer/traceSearch/searchWindows';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import type { DeclaredFunctions } from '../../functions/declaredFunctions';
import { showInputBox, showQuickPick } from '../../sinks/quickInput';

/** A change of the criteria; `undefined` when the user cancels. */
type Change = Promise<Partial<SearchCriteria> | undefined>;

/** What scopes are chosen from. */
export interface ScopeNeeds {
  readonly declared: DeclaredFunctions;
  readonly pickFunction: () => Promise<FunctionTarget | undefined>;
}

/** Asks whose traces are searched. */
export async function pickScope({ declared, pickFunction }: ScopeNeeds): Change {
  const projects = (await declared.projects()).filter(({ functions }) => functions.length > 0);
  const ofProjects = projects.map(({ name, functions }) => ({
    label: name,
    description: functions.map((one) => one.name).join(', '),
    scope: { kind: 'project', project: name, functions: functions.map((one) => one.name) } satisfies SearchScope,
  }));
  const all = { label: 'All traces of the connection', scope: { kind: 'connection' } satisfies SearchScope };
  const one = { label: 'A function…', scope: undefined };
  const picked = await showQuickPick<{ label: string; description?: string; scope: SearchScope | undefined }>(
    [one, ...ofProjects, all],
    { placeHolder: 'Select whose traces to search', ignoreFocusOut: true },
  );
  if (picked === undefined) return undefined;
  if (picked.scope !== undefined) return { scope: picked.scope };
  const target = await pickFunction();
  if (target === undefined) return undefined;
  const { connectionId, functionName } = target;
  return { connectionId, scope: { kind: 'function', functionName } };
}

const hours = [1, 3, 6, 24, 72, 168, maxHours];

/** Asks for the time range. */
export async function pickRange(nowMs: number): Change {
  const ranges = hours.map((one): { label: string; range: SearchRange | undefined } => {
    const range: SearchRange = { kind: 'last', hours: one };
    return { label: describeRange(range).replace(/^l/, 'L'), range };
  });
  const picked = await showQuickPick([...ranges, { label: 'Between two times…', range: undefined }], {
    placeHolder: 'Select a time range. X-Ray keeps traces for 30 days.',
    ignoreFocusOut: true,
  });
  if (picked === undefined) return undefined;
  return picked.range === undefined ? askTimes(nowMs) : { range: picked.range };
}

async function askTimes(nowMs: number): Change {
  const day = new Date(nowMs - new Date(nowMs).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const text = await showInputBox({
    ignoreFocusOut: true,
    prompt: 'Two local times',
    placeHolder: `${day} 09:00 to ${day} 10:30`,
    validateInput: (value) =>
      readTimes(value) === undefined ? `Enter two times: ${day} 09:00 to ${day} 10:30` : undefined,
  });
  const range = text === undefined ? undefined : readTimes(text);
  return range === undefined ? undefined : { range };
}

const outcomeDetails: Readonly<Record<SearchedOutcome, readonly [label: string, detail: string]>> = {
  fault: ['Faults', 'status 5xx, function errors'],
  error: ['Errors', 'status 4xx'],
  throttle: ['Throttles', 'status 429'],
};

/** Asks for outcomes. */
export async function pickOutcomes(): Change {
  const each = searchedOutcomes.map((one) => ({
    label: outcomeDetails[one][0],
    description: outcomeDetails[one][1],
    outcomes: [one],
  }));
  const items: readonly { label: string; description: string; outcomes: readonly SearchedOutcome[] }[] = [
    { label: 'Faults, errors, and throttles', description: '', outcomes: searchedOutcomes },
    ...each,
    { label: 'Any outcome', description: '', outcomes: [] },
  ];
  const picked = await showQuickPick(items, { placeHolder: 'Select an outcome', ignoreFocusOut: true });
  return picked === undefined ? undefined : { outcomes: picked.outcomes };
}

/** Asks for the minimum duration. */
export async function askDuration(current: number | undefined): Change {
  const text = await showInputBox({
    ignoreFocusOut: true,
    prompt: 'Minimum duration of the trace in milliseconds. Leave empty for any.',
    value: current === undefined ? '' : String(current),
    validateInput: (value) => (/^\s*\d*\s*$/.test(value) ? undefined : 'Enter a whole number of milliseconds.'),
  });
  if (text === undefined) return undefined;
  return { minDurationMs: text.trim() === '' ? undefined : Number(text) };
}

/** Asks for an annotation. */
export async function askAnnotation(current: SearchCriteria['annotation']): Change {
  const text = await showInputBox({
    ignoreFocusOut: true,
    prompt: 'Annotation: key, or key = value. Leave empty for none.',
    value: current === undefined ? '' : [current.key, current.value].filter(Boolean).join(' = '),
    placeHolder: 'customer = 42',
  });
  if (text === undefined) return undefined;
  if (text.trim() === '') return { annotation: undefined };
  const [key = '', ...value] = text.split('=');
  return { annotation: { key: key.trim(), value: value.length === 0 ? undefined : value.join('=').trim() } };
}

/** Asks for a part of the URL. */
export async function askUrl(current: string | undefined): Change {
  const text = await showInputBox({
    ignoreFocusOut: true,
    prompt: 'Part of the URL. Leave empty for any.',
    value: current ?? '',
  });
  return text === undefined ? undefined : { url: text.trim() === '' ? undefined : text.trim() };
}
