import type { Invocation } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';
import { shortPath } from '../parts/shortPath';
import { useFailure } from '../parts/useFailure';
import { JsonText } from './JsonText';
import { resultOf } from './resultOf';

interface ResultLineProps {
  readonly invocation: Invocation;
  readonly trace: Trace | undefined;
}

/** The response, or where the error was thrown; visible in every view. */
export function ResultLine({ invocation, trace }: ResultLineProps) {
  const { updateViewState } = usePanel();
  const { notice, ask } = useFailure();
  const result = resultOf(invocation, trace);
  if (result === undefined) return null;
  if (result.kind === 'returned') {
    return (
      <p class="result">
        <span class="result-word">Response</span>
        <span class="result-text code">
          <JsonText text={result.text} />
        </span>
        <button type="button" class="link" onClick={() => updateViewState({ view: 'response' })}>
          View
        </button>
      </p>
    );
  }
  const { path, line, label } = result.frame;
  return (
    <>
      <p class="result">
        <span class="result-word">Thrown at</span>
        {label !== '' && <span class="code">{label}</span>}
        <button
          type="button"
          class="link code"
          title={`Open ${path}, line ${line}`}
          onClick={() => void ask({ type: 'requestOpenFrame', path, line })}
        >
          {shortPath(path)}:{line}
        </button>
      </p>
      {notice}
    </>
  );
}
