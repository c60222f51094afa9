import { type CapturedEvent, findEvents } from '../../events/captured/findEvents';
import { asObject, parseObject } from '../../model/base/parseObject';
import type { Connection } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import { readLogLine } from '../../model/log/logLine';

/** A run of a function in a trace. */
interface TracedRequest {
  readonly functionName: string;
  readonly requestId: string;
}

type EventSource = Pick<Connection, 'traces' | 'logs' | 'directory'>;

/** Logs that are read: each function of a trace has its own. */
const maxLogs = 5;
/** Clocks differ. */
const slackMs = 60_000;

/**
 * The events of the functions in a trace: as an annotation or metadata holds them, else as the functions have logged them. X-Ray itself
 * keeps no payloads. `traceId`: X-Ray's form.
 */
export async function eventsOfTrace(
  traceId: string,
  connection: EventSource,
  signal: AbortSignal,
): Promise<Result<readonly CapturedEvent[]>> {
  const read = await connection.traces.getTrace(traceId, signal);
  if (!read.ok) return read;
  const { documents } = read.value;
  const held = documents.flatMap(findEvents).filter(({ from }) => from !== 'text');
  if (held.length > 0) return { ok: true, value: held };
  const fromMs = Number.parseInt(traceId.slice(2, 10), 16) * 1_000 - slackMs;
  const logged: CapturedEvent[] = [];
  for (const request of requestsIn(documents).slice(0, maxLogs)) {
    const events = await loggedEvents({ ...request, fromMs }, connection, signal);
    if (!events.ok) return events;
    logged.push(...events.value);
  }
  return { ok: true, value: logged };
}

/** The runs that Lambda's own segments name (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html). */
function requestsIn(documents: readonly string[]): readonly TracedRequest[] {
  const found = new Map<string, TracedRequest>();
  for (const document of documents) {
    const segment = parseObject(document);
    const requestId = asObject(segment?.aws)?.request_id;
    if (segment?.origin !== 'AWS::Lambda' || typeof segment.name !== 'string' || typeof requestId !== 'string')
      continue;
    found.set(requestId, { functionName: segment.name, requestId });
  }
  return [...found.values()];
}

/** JSON in the log of a run, without Lambda's own lines; what is named as an event excludes all else. */
async function loggedEvents(
  { functionName, requestId, fromMs }: TracedRequest & { readonly fromMs: number },
  { logs, directory }: EventSource,
  signal: AbortSignal,
): Promise<Result<readonly CapturedEvent[]>> {
  const known = await directory.getFunction(functionName, undefined, signal);
  const logGroup = known.ok ? known.value.logGroup : `/aws/lambda/${functionName}`;
  const lines = await logs.findByRequestId({ logGroup, requestId, fromMs }, signal);
  if (!lines.ok) return lines;
  const written = lines.value.filter(({ message }) => readLogLine(message).kind === 'other');
  const events = findEvents(written.map(({ message }) => message).join('\n'));
  const named = events.filter(({ from }) => from !== 'text');
  const chosen = named.length > 0 ? named : events;
  return { ok: true, value: chosen.map((event) => ({ ...event, functionName: event.functionName ?? functionName })) };
}
