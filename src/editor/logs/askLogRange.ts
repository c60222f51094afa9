import { readTimes } from '../../explorer/traceSearch/readTimes';
import { canceled, doneWith, type Outcome } from '../../model/base/outcome';
import { showInputBox, showQuickPick } from '../sinks/quickInput';

/** Which lines of a log group. Epoch milliseconds; `toMs` is absent for all up to now. */
export interface LogRange {
  readonly fromMs: number;
  readonly toMs: number | undefined;
  readonly pattern: string;
}

const minuteMs = 60_000;
/** CloudWatch's limit of a filter pattern. */
const maxPattern = 1_024;

/** Asks for a time range and a filter pattern. */
export async function askLogRange(nowMs: number): Promise<Outcome<LogRange>> {
  const last = [5, 15, 60, 180, 1440].map((minutes) => ({
    label: minutes < 120 ? `Last ${minutes} min` : `Last ${minutes / 60} h`,
    minutes,
  }));
  const picked = await showQuickPick([...last, { label: 'Between two times…', minutes: undefined }], {
    placeHolder: 'Select a time range',
  });
  if (picked === undefined) return canceled;
  const range =
    picked.minutes === undefined ? await askBetween() : { fromMs: nowMs - picked.minutes * minuteMs, toMs: nowMs };
  if (range === undefined) return canceled;
  const pattern = await askPattern();
  return pattern === undefined ? canceled : doneWith({ ...range, pattern });
}

/** Asks for CloudWatch's filter pattern; empty for all lines. */
export function askPattern(): Thenable<string | undefined> {
  return showInputBox({
    prompt: 'Filter pattern of CloudWatch Logs. Leave empty for all lines.',
    placeHolder: 'ERROR -timeout, or { $.level = "error" }',
    validateInput: (value) =>
      value.length > maxPattern ? `A filter pattern has at most ${maxPattern} characters.` : undefined,
  });
}

async function askBetween(): Promise<{ readonly fromMs: number; readonly toMs: number } | undefined> {
  const text = await showInputBox({
    prompt: 'Two local times',
    placeHolder: '2026-11-28 09:00 to 2026-11-28 10:30',
    validateInput: (value) =>
      readTimes(value) === undefined ? 'Enter two times: 2026-11-28 09:00 to 2026-11-28 10:30' : undefined,
  });
  return text === undefined ? undefined : readTimes(text);
}
