/** The local service did not start, or died; the message is a sentence for the user. */
export class LocalServiceError extends Error {
  override readonly name: string = 'LocalServiceError';
}

/** The workspace has no template that the local service could run. */
export class NoLocalFunctionsError extends LocalServiceError {
  override readonly name = 'NoLocalFunctions';
}
