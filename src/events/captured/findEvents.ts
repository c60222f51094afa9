import { findNodeAtLocation, getNodeValue } from 'jsonc-parser';
import { asObject } from '../../model/base/parseObject';
import { causeOf } from '../../model/invocation/causeOf';
import type { SourcePlace } from '../../model/lifecycle/lifecycle';
import { type JsonPart, jsonInText, jsonOf, textOfPart } from './jsonInText';

/** An event that a function has received, found in a text. */
export interface CapturedEvent {
  /** JSON text, as it is written. */
  readonly payload: string;
  /** The function that received it, where the text says so. */
  readonly functionName: string | undefined;
  /** Where the function threw its error. */
  readonly place: SourcePlace | undefined;
  /** What it was found in, for a user. */
  readonly from: 'record of a failed invocation' | 'dead-letter message' | 'log line' | 'text';
}

/** How deep events are searched: a record in a message in a notification in an event. */
const maxDepth = 12;
const maxEvents = 50;

/**
 * The events in a text that a person selected: the `requestPayload` of records that Lambda sends to an on-failure destination
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html), alone or wrapped by SQS, SNS or EventBridge;
 * the body of messages in a dead-letter queue; the `event` that a log line or a trace holds; else the JSON itself.
 */
export function findEvents(text: string): readonly CapturedEvent[] {
  const whole = jsonOf(text);
  const parts = whole === undefined ? jsonInText(text) : [whole];
  const found = parts.flatMap((part) => innerEvents(part, 0));
  const events = found.length > 0 ? found : parts.map((part) => eventOf(part, 'text'));
  const distinct = new Map(events.map((event) => [`${event.functionName} ${event.payload}`, event]));
  return [...distinct.values()].slice(0, maxEvents);
}

function innerEvents(part: JsonPart, depth: number): readonly CapturedEvent[] {
  if (depth > maxDepth) return [];
  const { node, source } = part;
  const inside = (inner: JsonPart | undefined) => (inner === undefined ? [] : innerEvents(inner, depth + 1));
  if (node.type === 'string') return inside(jsonOf(getNodeValue(node)));
  const own = node.type === 'object' ? (failureRecord(part) ?? deadLetter(part) ?? logged(part)) : undefined;
  if (own !== undefined) return [own];
  return (node.children ?? []).flatMap((child) => inside({ node: child, source }));
}

function failureRecord(part: JsonPart): CapturedEvent | undefined {
  const arn = readMember(part, 'requestContext', 'functionArn');
  const request = member(part, 'requestPayload');
  if (typeof arn !== 'string' || request === undefined) return undefined;
  return {
    ...eventOf(request, 'record of a failed invocation'),
    functionName: arn.split(':')[6],
    place: causeOf(asObject(readMember(part, 'responsePayload')))?.place,
  };
}

/**
 * A message of a function's dead-letter queue: Lambda adds the attributes RequestID, ErrorCode and ErrorMessage
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq). The members of received
 * messages and of the events of pollers differ in case.
 */
function deadLetter(part: JsonPart): CapturedEvent | undefined {
  const attributes = asObject(readMember(part, 'messageAttributes') ?? readMember(part, 'MessageAttributes'));
  if (attributes === undefined || !('RequestID' in attributes) || !('ErrorMessage' in attributes)) return undefined;
  const body = [readMember(part, 'body'), readMember(part, 'Body'), readMember(part, 'Message')].find(
    (one) => typeof one === 'string',
  );
  const event = body === undefined ? undefined : jsonOf(body);
  return event === undefined ? undefined : eventOf(event, 'dead-letter message');
}

/** The event as loggers write it: Powertools' `log_event` and `logEvent`, and what many handlers log themselves. */
function logged(part: JsonPart): CapturedEvent | undefined {
  const event = member(part, 'event');
  const isLine = ['level', 'timestamp'].some((name) => member(part, name) !== undefined);
  const isAlone = part.node.children?.length === 1;
  if (event === undefined || !(isLine || isAlone)) return undefined;
  const inner = event.node.type === 'string' ? jsonOf(getNodeValue(event.node)) : event;
  if (inner === undefined || (inner.node.type !== 'object' && inner.node.type !== 'array')) return undefined;
  const names = [readMember(part, 'function_name'), readMember(part, 'functionName')];
  return { ...eventOf(inner, 'log line'), functionName: names.find((name) => typeof name === 'string') };
}

function member({ node, source }: JsonPart, ...path: readonly string[]): JsonPart | undefined {
  const found = findNodeAtLocation(node, [...path]);
  return found === undefined ? undefined : { node: found, source };
}

function readMember(part: JsonPart, ...path: readonly string[]): unknown {
  const found = member(part, ...path);
  return found === undefined ? undefined : getNodeValue(found.node);
}

function eventOf(part: JsonPart, from: CapturedEvent['from']): CapturedEvent {
  return { payload: textOfPart(part), functionName: undefined, place: undefined, from };
}
