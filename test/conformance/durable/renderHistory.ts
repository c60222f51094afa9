import type { Event } from '@aws-sdk/client-lambda';

/** Every event with its type, subtype and name, and the paths of its fields; operations are numbered in the order of their start. */
export function renderHistory(events: readonly Event[]): string {
  const numbers = new Map<string, number>();
  const numberOf = (id: string | undefined) => {
    if (id === undefined) return '-';
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return `#${numbers.get(id)}`;
  };
  const lines = events.map((event) => {
    const { EventId, EventType, SubType = '-', Id, ParentId, Name = '-', ...rest } = event;
    const fields = Object.entries(rest).flatMap(([name, value]) => paths(name, value));
    return `${EventId} ${EventType} ${SubType} ${numberOf(Id)} in ${numberOf(ParentId)} ${Name}: ${fields.sort().join(' ')}`;
  });
  return `${lines.join('\n')}\n`;
}

/** `StepFailedDetails.RetryDetails.CurrentAttempt=1`: numbers with their values, because they follow from the operations alone. */
function paths(path: string, value: unknown): readonly string[] {
  if (typeof value === 'number') return [`${path}=${value}`];
  if (typeof value !== 'object' || value === null || value instanceof Date || Array.isArray(value)) return [path];
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) return [`${path}={}`];
  return entries.flatMap(([name, one]) => paths(`${path}.${name}`, one));
}
