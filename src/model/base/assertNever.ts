/** Makes a `switch` exhaustive: does not compile when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Not a known case: ${JSON.stringify(value)}`);
}
