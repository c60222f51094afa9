import { prettyPrint } from '../../model/base/prettyPrint';
import type { BinaryResponse } from '../../model/invocation/binaryResponse';
import { pictureMediaType } from '../../model/invocation/binaryType';
import type { Invocation, InvokeAnswer, Streamed } from '../../model/invocation/invocation';

/** Maximum length that the panel shows of a response or of the end of a stream; an editor shows all of it. */
const shownCharacters = 200_000;
const streamedCharacters = 20_000;

/** Base64 of 3 MB. */
const shownPictureCharacters = 4 * 1024 * 1024;

/**
 * Invocations as panels receive them. An invocation is posted again with each change, so only the formatted beginning of a long
 * response is included, computed once per response.
 */
export class PanelInvocations {
  private readonly cut = new WeakMap<InvokeAnswer, InvokeAnswer>();

  of(invocation: Invocation): Invocation {
    const { answer } = invocation;
    const known = this.cut.get(answer) ?? shortened(answer);
    this.cut.set(answer, known);
    return known === answer ? invocation : { ...invocation, answer: known };
  }
}

function shortened(answer: InvokeAnswer): InvokeAnswer {
  switch (answer.kind) {
    case 'answered': {
      if (answer.binary !== undefined)
        return { ...answer, payload: '', binary: shownBinary(answer.binary), streamed: endOf(answer.streamed) };
      const isLong = answer.payload.length > shownCharacters && answer.functionError === undefined;
      if (!isLong && answer.streamed === undefined) return answer;
      const payload = isLong ? prettyPrint(answer.payload).slice(0, shownCharacters) : answer.payload;
      return { ...answer, payload, isPayloadCut: isLong, streamed: endOf(answer.streamed) };
    }
    case 'waiting':
    case 'lost':
      return answer.streamed === undefined ? answer : { ...answer, streamed: endOf(answer.streamed) };
    case 'refused':
    case 'abandoned':
      return answer;
  }
}

/** Only the bytes of images are posted to the panel. */
function shownBinary(binary: BinaryResponse): BinaryResponse {
  const { type, base64 = '' } = binary;
  const isShown = pictureMediaType(type) !== undefined && base64.length <= shownPictureCharacters;
  return isShown ? binary : { type, base64: undefined };
}

function endOf(streamed: Streamed | undefined): Streamed | undefined {
  return streamed === undefined ? undefined : { ...streamed, text: streamed.text.slice(-streamedCharacters) };
}
