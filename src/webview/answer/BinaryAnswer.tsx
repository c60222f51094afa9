import { formatBytes } from '../../model/base/formatBytes';
import { type BinaryResponse, describeBinary } from '../../model/invocation/binaryResponse';
import { pictureMediaType } from '../../model/invocation/binaryType';
import type { InvokeAnswer } from '../../model/invocation/invocation';
import { IconButton } from '../parts/IconButton';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { useFailure } from '../parts/useFailure';

interface BinaryAnswerProps {
  readonly answer: Extract<InvokeAnswer, { kind: 'answered' }>;
  readonly binary: BinaryResponse;
}

/** A response that is not text: its media type and, for an image, the image. */
export function BinaryAnswer({ answer, binary }: BinaryAnswerProps) {
  const { notice, ask } = useFailure();
  const mediaType = pictureMediaType(binary.type);
  return (
    <Section
      id="response"
      title="Response"
      summary={`HTTP ${answer.statusCode}, ${formatBytes(answer.payloadBytes)}`}
      actions={
        <IconButton icon="save-as" label="Save Response…" onClick={() => void ask({ type: 'requestSaveResponse' })} />
      }
    >
      {notice}
      <Notice icon="file-binary">{describeBinary(binary, answer.payloadBytes)}</Notice>
      {mediaType !== undefined && binary.base64 !== undefined && (
        <img class="response-picture" alt="Response" src={`data:${mediaType};base64,${binary.base64}`} />
      )}
    </Section>
  );
}
