/** The local service did not start, or died; the message is a sentence for the user. */
export class LocalServiceError extends Error {
  override readonly name = 'LocalServiceError';
}
