import type { RequestResult } from '../../protocol/requestChannel';
import type { StackFrame } from '../../trace/parse/trace';
import { Icon } from './Icon';
import { shortPath } from './shortPath';
import { useFailure } from './useFailure';

interface ExceptionViewProps {
  readonly type: string;
  readonly message: string;
  readonly frames: readonly StackFrame[];
  readonly onOpenFrame: (frame: StackFrame) => Promise<RequestResult>;
}

/** An error with its stack; frames of files open the file. */
export function ExceptionView({ type, message, frames, onOpenFrame }: ExceptionViewProps) {
  const { notice, onError } = useFailure();
  const open = async (frame: StackFrame) => {
    const result = await onOpenFrame(frame);
    onError(result === 'ok' ? undefined : result.error);
  };
  return (
    <div class="exception">
      <p class="exception-head">
        <Icon name="error" tone="error" />
        <span>
          <strong>{type}</strong> {message}
        </span>
      </p>
      {frames.length > 0 && (
        <ol class="frames">
          {frames.map((frame) => (
            <li key={`${frame.path}:${frame.line}:${frame.label}`}>
              <Frame frame={frame} onOpen={() => void open(frame)} />
            </li>
          ))}
        </ol>
      )}
      {notice}
    </div>
  );
}

function Frame({ frame, onOpen }: { readonly frame: StackFrame; readonly onOpen: () => void }) {
  const { path, line, label } = frame;
  const file = line > 0 ? `${shortPath(path)}:${line}` : shortPath(path);
  const isOpenable = path.includes('/') && !path.startsWith('node:') && !path.startsWith('/var/runtime/');
  return (
    <>
      <span class="frame-label">{label}</span>
      {isOpenable ? (
        <button type="button" class="link" title={`Open ${path}, line ${line}`} onClick={onOpen}>
          {file}
        </button>
      ) : (
        <span class="frame-file">{file}</span>
      )}
    </>
  );
}
