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

/** What to make of text that is written like a placeholder and is none of ours. */
export function unknownPlaceholders(): 'none' | 'warning' | 'error' {
  const set = readSetting('payloadUnknownPlaceholders');
  return set === 'none' || set === 'error' ? set : 'warning';
}
