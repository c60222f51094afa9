/** How an answer began. Header names are lower case. */
export interface ResponseHead {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The head of an HTTP response as the SDK's middleware has it. */
export function headOf(response: unknown): ResponseHead {
  if (typeof response !== 'object' || response === null) return { statusCode: 0, headers: {} };
  const statusCode: unknown = Reflect.get(response, 'statusCode');
  const headers: unknown = Reflect.get(response, 'headers');
  return {
    statusCode: typeof statusCode === 'number' ? statusCode : 0,
    headers:
      typeof headers === 'object' && headers !== null
        ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
        : {},
  };
}
