import type { SampleEvent } from './sampleEvent';
import { sampleEvents } from './samples';

/**
 * The sample event for a type that a handler declares: of `@types/aws-lambda` (`SQSEvent`, `SQSHandler`), of Powertools' parsers and
 * data classes (`SqsEnvelope`, `SqsSchema`, `SqsModel`), or of Lambda's Java events. `undefined` for other types.
 */
export function sampleOfType(typeName: string): SampleEvent | undefined {
  const name = shortName(typeName);
  return sampleEvents.find(({ typeNames }) => typeNames?.includes(name));
}

/** Without the words that the libraries add to the name of an event, as in `SampleEvent.typeNames`. */
function shortName(typeName: string): string {
  return typeName
    .toLowerCase()
    .replaceAll('eventbridge', 'bus')
    .replaceAll(/event|handler|model|schema|envelope|trigger|records?$/g, '');
}
