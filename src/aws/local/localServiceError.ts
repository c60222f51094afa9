/** The local service could not be started or died; the message is a sentence for the user. */
export class LocalServiceError extends Error {
  override readonly name = 'LocalServiceError';
}
