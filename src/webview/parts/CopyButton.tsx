import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../panelContext';
import { IconButton } from './IconButton';

interface CopyButtonProps {
  /** The name of what is copied: `request ID`. */
  readonly what: string;
  /** `undefined` for the response, which only the host has in full. */
  readonly text: string | undefined;
}

const feedbackMs = 2_000;

/** Copies through the host, because a webview may not have clipboard access; shows a check mark when done. */
export function CopyButton({ what, text }: CopyButtonProps) {
  const { request, announce } = usePanel();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setIsCopied(false), feedbackMs);
    return () => window.clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    const result = await request(text === undefined ? { type: 'requestCopyResponse' } : { type: 'requestCopy', text });
    setIsCopied(result === 'ok');
    announce(result === 'ok' ? `Copied the ${what}` : result.error);
  };
  return <IconButton icon={isCopied ? 'check' : 'copy'} label={`Copy the ${what}`} onClick={() => void copy()} />;
}
