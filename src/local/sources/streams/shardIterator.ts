import { asObject, parseObject } from '../../../model/base/parseObject';
import { ServiceError } from '../../http/serviceError';
import type { Input } from '../wire/input';
import type { Position } from './position';

/** The position at which `GetRecords` continues. */
export interface ShardIterator {
  /** Name or ARN, as the store that made it knows it. */
  readonly source: string;
  readonly shardId: string;
  readonly position: Position;
}

export function writeIterator(iterator: ShardIterator): string {
  return Buffer.from(JSON.stringify(iterator), 'utf8').toString('base64');
}

/** Throws `ServiceError` for an iterator that was never issued. */
export function readIterator(text: string): ShardIterator {
  const { source, shardId, position } = parseObject(Buffer.from(text, 'base64').toString('utf8')) ?? {};
  const read = readPosition(position);
  if (typeof source === 'string' && typeof shardId === 'string' && read !== undefined) {
    return { source, shardId, position: read };
  }
  throw new ServiceError(400, 'InvalidArgumentException', 'Invalid ShardIterator.');
}

function readPosition(value: unknown): Position | undefined {
  const { kind, sequence, ms } = asObject(value) ?? {};
  if (kind === 'trimHorizon') return { kind };
  if ((kind === 'at' || kind === 'after') && typeof sequence === 'string') return { kind, sequence };
  return kind === 'timestamp' && typeof ms === 'number' ? { kind, ms } : undefined;
}

/** The position that `GetShardIterator` asks for. `present`: a sequence number that everything from now on is behind. */
export function requestedPosition(input: Input, sequenceMember: string, present: () => string): Position {
  const type = input.text('ShardIteratorType');
  switch (type) {
    case 'TRIM_HORIZON':
      return { kind: 'trimHorizon' };
    case 'LATEST':
      return { kind: 'after', sequence: present() };
    case 'AT_SEQUENCE_NUMBER':
      return { kind: 'at', sequence: input.text(sequenceMember) };
    case 'AFTER_SEQUENCE_NUMBER':
      return { kind: 'after', sequence: input.text(sequenceMember) };
    case 'AT_TIMESTAMP':
      return { kind: 'timestamp', ms: (input.optionalNumber('Timestamp') ?? 0) * 1000 };
    default:
      throw new ServiceError(400, 'ValidationException', `ShardIteratorType ${type} is none of the known ones.`);
  }
}
