import type { CallerCheck } from '../../model/invocation/invocation';
import { Icon } from '../parts/Icon';

/** What the service that sends such an event would make of the response, in one line; the section below the trace has the reasons. */
export function CallerLine({ check }: { readonly check: CallerCheck | undefined }) {
  if (check === undefined) return null;
  const { event, isAccepted, verdict } = check;
  return (
    <p class="caller-line" title={event}>
      <Icon name={isAccepted ? 'pass' : 'error'} tone={isAccepted ? 'ok' : 'error'} />
      <span>{verdict}.</span>
    </p>
  );
}
