import type { PlaceholderVariables } from '../../../events/placeholders';
import { readSetting } from '../../commands/readSetting';

/** The variables of the settings: text, numbers and booleans. */
export function payloadVariables(): PlaceholderVariables {
  const set = readSetting('payloadVariables');
  if (typeof set !== 'object' || set === null) return {};
  const entries = Object.entries(set).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(entries);
}

/** How to report text that looks like a placeholder but is not one of Dwell's. */
export function unknownPlaceholders(): 'none' | 'warning' | 'error' {
  const set = readSetting('payloadUnknownPlaceholders');
  return set === 'none' || set === 'error' ? set : 'warning';
}
