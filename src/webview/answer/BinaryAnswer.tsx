import { formatBytes } from '../../model/base/formatBytes';
import type { BinaryResponse } from '../../model/invocation/binaryResponse';
import type { InvokeAnswer } from '../../model/invocation/invocation';
import { Section } from '../parts/Section';
import { useFailure } from '../parts/useFailure';
import { BinaryContent } from './BinaryContent';
import { SaveResponse } from './SaveResponse';

interface BinaryAnswerProps {
  readonly answer: Extract<InvokeAnswer, { kind: 'answered' }>;
  readonly binary: BinaryResponse;
}

/** A response that is not text: its media type and, for an image, the image. */
export function BinaryAnswer({ answer, binary }: BinaryAnswerProps) {
  const { notice, ask } = useFailure();
  return (
    <Section
      id="response"
      title="Response"
      summary={`HTTP ${answer.statusCode}, ${formatBytes(answer.payloadBytes)}`}
      actions={<SaveResponse ask={ask} />}
    >
      {notice}
      <BinaryContent binary={binary} bytes={answer.payloadBytes} />
    </Section>
  );
}
