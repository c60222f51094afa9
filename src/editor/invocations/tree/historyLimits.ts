import { defaultHistoryLimits, type HistoryLimits } from '../../../invocations/historyLimits';
import { readSetting } from '../../commands/readSetting';

/** The settings `dwell.history.*`, with defaults for values that are not numbers. */
export function historyLimits(): HistoryLimits {
  const keep = readSetting('historyKeep');
  const megabytes = readSetting('historyMaxMegabytes');
  const invocations = readSetting('historyMaxInvocations');
  return {
    keep: keep === 'nothing' || keep === 'withoutPayloads' ? keep : 'everything',
    maxInvocations: isCount(invocations) ? invocations : defaultHistoryLimits.maxInvocations,
    maxBytes: isCount(megabytes) ? megabytes * 1_000_000 : defaultHistoryLimits.maxBytes,
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 1;
}
