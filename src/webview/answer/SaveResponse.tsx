import { IconButton } from '../parts/IconButton';
import type { Failure } from '../parts/useFailure';

/** The button that has the host write the response to a file. */
export function SaveResponse({ ask }: Pick<Failure, 'ask'>) {
  return <IconButton icon="save-as" label="Save Response…" onClick={() => void ask({ type: 'requestSaveResponse' })} />;
}
