import type { JsonObject, JsonValue } from '../json';

/** The object without the properties that have no value: an event has no `undefined`. */
export function present(properties: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const kept: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(properties)) if (value !== undefined) kept.push([name, value]);
  return Object.fromEntries(kept);
}

/** AWS's streams write times as seconds since 1970 with a fraction. */
export function epochSeconds(date: Date | undefined): number | undefined {
  return date === undefined ? undefined : date.getTime() / 1000;
}
