import { type BinaryResponse, describeBinary } from '../../model/invocation/binaryResponse';
import { pictureMediaType } from '../../model/invocation/binaryType';
import { Notice } from '../parts/Notice';

interface BinaryContentProps {
  readonly binary: BinaryResponse;
  readonly bytes: number;
}

/** Bytes that are not text: what they are, and the picture where they are one. */
export function BinaryContent({ binary, bytes }: BinaryContentProps) {
  const mediaType = pictureMediaType(binary.type);
  return (
    <>
      <Notice icon="file-binary">{describeBinary(binary, bytes)}</Notice>
      {mediaType !== undefined && binary.base64 !== undefined && (
        <img class="response-picture" alt="Response" src={`data:${mediaType};base64,${binary.base64}`} />
      )}
    </>
  );
}
