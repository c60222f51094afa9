/** Names that libraries of event types end with; `V2` and authorizers follow. */
const typeName = /\b[A-Z]\w*(?:Event|Handler|Model|Schema|Envelope|Trigger)\w*\b/g;

/** How far above its line a handler's decorators and JSDoc reach, and how far below it its parameters. */
const linesAbove = 8;
const linesBelow = 6;

/**
 * The names of types that may be of a handler's event, those at the handler itself first, then those in the rest of the file:
 * `SQSHandler`, `@event_source(data_class=SQSEvent)`, `parser({ envelope: SqsEnvelope })`. `line`: of the handler, from 0. Names of
 * the project's own types are among them.
 */
export function declaredEventTypes(text: string, line: number): readonly EventTypeName[] {
  const lines = text.split('\n');
  const near = lines.slice(Math.max(0, line - linesAbove), line + linesBelow).filter((one) => !isImport(one));
  return [
    ...namesIn(near.join('\n')).map((name) => ({ name, isNear: true })),
    ...namesIn(text).map((name) => ({ name, isNear: false })),
  ];
}

/** A type name, and whether it stands at the handler. */
export interface EventTypeName {
  readonly name: string;
  readonly isNear: boolean;
}

function isImport(line: string): boolean {
  return /^\s*(import|from)\b/.test(line);
}

function namesIn(text: string): readonly string[] {
  return [...new Set(text.match(typeName) ?? [])];
}
