import { useState } from 'preact/hooks';
import type { RequestBody } from '../../protocol/requestChannel';
import { usePanel } from '../panelContext';
import { Icon } from './Icon';

interface ActionButtonProps {
  readonly icon: string;
  readonly label: string;
  readonly title: string;
  readonly body: RequestBody;
  readonly isPrimary?: boolean;
  readonly onError: (sentence: string | undefined) => void;
}

/** A button that sends a request to the host; disabled until the response, so that one click is one request. */
export function ActionButton({ icon, label, title, body, isPrimary = false, onError }: ActionButtonProps) {
  const { request, announce } = usePanel();
  const [isBusy, setIsBusy] = useState(false);
  const run = async () => {
    if (isBusy) return;
    setIsBusy(true);
    onError(undefined);
    const result = await request(body);
    setIsBusy(false);
    if (result === 'ok') return;
    onError(result.error);
    announce(result.error);
  };
  // `aria-disabled` keeps the focus on the button while it is busy.
  return (
    <button
      type="button"
      class={isPrimary ? 'button primary' : 'button'}
      title={title}
      aria-disabled={isBusy}
      onClick={() => void run()}
    >
      <Icon name={icon} />
      {label}
    </button>
  );
}
