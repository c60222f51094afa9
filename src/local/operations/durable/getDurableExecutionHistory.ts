import type { Operation } from '../../http/awsRequest';
import { findExecution, readMarker, readMaxItems, timeScaleHeader, writeMarker } from './durableRequest';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetDurableExecutionHistory.html */
export const getDurableExecutionHistory: Operation = (request, services) => {
  const { events } = findExecution(request, services);
  const { query } = request;
  const isReverse = query.get('ReverseOrder') === 'true';
  const size = readMaxItems(query, 100);
  const after = readMarker(query);
  // A marker is the id of the last event: events that are added meanwhile move nothing.
  const all = isReverse ? events.slice(0, after === 0 ? undefined : after - 1).reverse() : events.slice(after);
  const page = all.slice(0, size);
  const last = page.at(-1)?.EventId;
  const hasMore = all.length > size && typeof last === 'number';
  const isIncluded = query.get('IncludeExecutionData') !== 'false';
  const body = {
    Events: isIncluded ? page : page.map(withoutPayloads),
    ...(hasMore ? { NextMarker: writeMarker(last) } : {}),
  };
  return Promise.resolve({ status: 200, headers: timeScaleHeader(services), body });
};

function withoutPayloads(event: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify(event, (name, value: unknown) => (name === 'Payload' ? undefined : value)));
}
