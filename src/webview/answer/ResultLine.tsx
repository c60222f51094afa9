import { useState } from 'preact/hooks';
import type { Invocation } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { shortPath } from '../parts/shortPath';
import { JsonText } from './JsonText';
import { resultOf } from './resultOf';

interface ResultLineProps {
  readonly invocation: Invocation;
  readonly trace: Trace | undefined;
}

/** What came back, or where it was thrown: in sight whatever view is open. */
export function ResultLine({ invocation, trace }: ResultLineProps) {
  const { updateViewState, request } = usePanel();
  const [error, setError] = useState<string>();
  const result = resultOf(invocation, trace);
  if (result === undefined) return null;
  if (result.kind === 'returned') {
    return (
      <p class="result">
        <span class="result-word">Returned</span>
        <span class="result-text code">
          <JsonText text={result.text} />
        </span>
        <button type="button" class="link" onClick={() => updateViewState({ view: 'response' })}>
          Response
        </button>
      </p>
    );
  }
  const { path, line, label } = result.frame;
  const open = async () => {
    const answer = await request({ type: 'requestOpenFrame', path, line });
    setError(answer === 'ok' ? undefined : answer.error);
  };
  return (
    <>
      <p class="result">
        <span class="result-word">Thrown at</span>
        {label !== '' && <span class="code">{label}</span>}
        <button type="button" class="link code" title={`Open ${path}, line ${line}`} onClick={() => void open()}>
          {shortPath(path)}:{line}
        </button>
      </p>
      {error !== undefined && <Notice icon="info">{error}</Notice>}
    </>
  );
}
