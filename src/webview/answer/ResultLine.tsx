import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import type { StackFrame, Trace } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';
import { shortPath } from '../parts/shortPath';
import { useFailure } from '../parts/useFailure';
import { JsonText } from './JsonText';
import { resultOf } from './resultOf';

interface ResultLineProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
  readonly trace: Trace | undefined;
}

/** What came back, or the error with the link to where it was thrown: in sight whatever view is open. */
export function ResultLine({ invocation, lifecycle, trace }: ResultLineProps) {
  const { updateViewState } = usePanel();
  const { notice, ask } = useFailure();
  const result = resultOf(invocation, lifecycle, trace);
  if (result === undefined) return null;
  if (result.kind === 'note') return <p class="result note">{result.text}</p>;
  if (result.kind === 'returned') {
    return (
      <p class="result">
        <span class="result-word">Response</span>{' '}
        <span class="result-text code">
          <JsonText text={result.text} />
        </span>{' '}
        <button type="button" class="link" onClick={() => updateViewState({ view: 'response' })}>
          View
        </button>
      </p>
    );
  }
  const { type, message, frame } = result;
  const text = [type, message].filter((part) => part !== undefined && part !== '').join(': ');
  return (
    <>
      <p class="result failed">
        <span class="result-text" title={text}>
          {text}
        </span>{' '}
        {frame !== undefined && (
          <Thrown
            frame={frame}
            onOpen={() => void ask({ type: 'requestOpenFrame', path: frame.path, line: frame.line })}
          />
        )}
      </p>
      {notice}
    </>
  );
}

function Thrown({ frame, onOpen }: { readonly frame: StackFrame; readonly onOpen: () => void }) {
  const { path, line, label } = frame;
  return (
    <span class="result-place code">
      {label !== '' && <span class="result-label">{label}</span>}{' '}
      <button type="button" class="link code" title={`Open ${path}, line ${line}`} onClick={onOpen}>
        {shortPath(path)}:{line}
      </button>
    </span>
  );
}
