import type { Result } from '../../model/connection/result';
import type { DurableExecutions } from '../../model/durable/durableExecutions';

/** The largest page that AWS returns. */
const pageEvents = 1_000;

/** Reads all events of an execution once, page by page: JSON text each, oldest first. */
export async function readWholeHistory(
  durable: Pick<DurableExecutions, 'readHistory'>,
  arn: string,
  signal: AbortSignal,
): Promise<Result<readonly string[]>> {
  const events: string[] = [];
  let marker: string | undefined;
  do {
    const page = await durable.readHistory({ arn, marker, order: 'oldestFirst', maxEvents: pageEvents }, signal);
    if (!page.ok) return page;
    events.push(...page.value.events);
    marker = page.value.nextMarker;
  } while (marker !== undefined);
  return { ok: true, value: events };
}
