import * as vscode from 'vscode';
import { defaultHistoryLimits, type HistoryLimits } from '../../../invocations/historyLimits';

/** The settings `dwell.history.*`, with their defaults for what is no number. */
export function historyLimits(): HistoryLimits {
  const settings = vscode.workspace.getConfiguration('dwell.history');
  const keep = settings.get<unknown>('keep');
  const megabytes = settings.get<unknown>('maxMegabytes');
  const invocations = settings.get<unknown>('maxInvocations');
  return {
    keep: keep === 'nothing' || keep === 'withoutPayloads' ? keep : 'everything',
    maxInvocations: isCount(invocations) ? invocations : defaultHistoryLimits.maxInvocations,
    maxBytes: isCount(megabytes) ? megabytes * 1_000_000 : defaultHistoryLimits.maxBytes,
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 1;
}
