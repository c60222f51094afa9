import { useState } from 'preact/hooks';
import type { RequestResult } from '../../protocol/requestChannel';
import type { StackFrame } from '../../trace/parse/trace';
import { type FoldedFrames, foldFrames } from './foldFrames';
import { Icon } from './Icon';
import { shortPath } from './shortPath';
import { useFailure } from './useFailure';

interface ExceptionViewProps {
  readonly type: string;
  readonly message: string;
  readonly frames: readonly StackFrame[];
  readonly onOpenFrame: (frame: StackFrame) => Promise<RequestResult>;
}

/** An error with its stack: frames of the function's own code open the file, those of others are folded. */
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
          {foldFrames(frames).map((part, index) =>
            part.kind === 'own' ? (
              <li key={index}>
                <OwnFrame frame={part.frame} onOpen={() => void open(part.frame)} />
              </li>
            ) : (
              <Folded key={index} folded={part} />
            ),
          )}
        </ol>
      )}
      {notice}
    </div>
  );
}

function fileOf({ path, line }: StackFrame): string {
  return line > 0 ? `${shortPath(path)}:${line}` : shortPath(path);
}

function OwnFrame({ frame, onOpen }: { readonly frame: StackFrame; readonly onOpen: () => void }) {
  const { path, line, label } = frame;
  return (
    <>
      <span class="frame-label">{label}</span>{' '}
      {/[\\/]/.test(path) ? (
        <button type="button" class="link" title={`Open ${path}, line ${line}`} onClick={onOpen}>
          {fileOf(frame)}
        </button>
      ) : (
        <span class="frame-file">{fileOf(frame)}</span>
      )}
    </>
  );
}

function Folded({ folded }: { readonly folded: FoldedFrames }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <li>
        <button type="button" class="folded-frames" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
          {folded.text}
        </button>
      </li>
      {isOpen &&
        folded.frames.map((frame, index) => (
          <li class="foreign-frame" key={index}>
            <span class="frame-label">{frame.label}</span> <span class="frame-file">{fileOf(frame)}</span>
          </li>
        ))}
    </>
  );
}
