import type { MappingSource } from '../model/function/eventSourceMapping';
import { nameIn } from './nameIn';

/** The name of a mapping's source: the queue, the stream, the brokers. */
export function nameOfSource(source: MappingSource): string {
  return source.kind === 'arn' ? nameIn(source.arn) : source.bootstrapServers.join(', ');
}
