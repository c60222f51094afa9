import { asObject, parseObject } from '../../model/base/parseObject';
import { prettyPrint } from '../../model/base/prettyPrint';
import { type LogLevel, levelOf } from './logLevel';
import { describePlatformEvent } from './platformEvent';

/** A log line that is a JSON object, as Lambda's JSON format and structured loggers write it. */
export interface JsonLine {
  /** The main text: `message` or `msg`; for Lambda's own lines, a description of the event. */
  readonly text: string;
  readonly level: LogLevel | undefined;
  readonly isPlatform: boolean;
  /** The line's time as text, if it has one. */
  readonly time: string | undefined;
  /** The whole object, formatted; digits and keys as written. */
  readonly pretty: string;
}

/** `undefined` for anything that is not a JSON object. */
export function jsonLine(line: string): JsonLine | undefined {
  if (!line.startsWith('{')) return undefined;
  const object = parseObject(line);
  if (object === undefined) return undefined;
  const level = [object.level, object.severity, object.log_level].find((value) => typeof value === 'string');
  const time = [object.timestamp, object.time].find((value) => typeof value === 'string');
  const isPlatform = typeof object.type === 'string' && object.type.startsWith('platform.');
  return {
    text: isPlatform
      ? describePlatformEvent(String(object.type), asObject(object.record) ?? {})
      : (messageOf(object) ?? line.trim()),
    level: typeof level === 'string' ? levelOf(level.toUpperCase()) : undefined,
    isPlatform,
    time: typeof time === 'string' ? time : undefined,
    pretty: prettyPrint(line.trim()),
  };
}

function messageOf(object: Readonly<Record<string, unknown>>): string | undefined {
  const message = [object.message, object.msg, object.errorMessage].find((value) => typeof value === 'string');
  return typeof message === 'string' ? message : undefined;
}
