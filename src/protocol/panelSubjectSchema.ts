import * as v from 'valibot';
import type { PanelSubject } from './panelMessages';

export const panelSubject: v.GenericSchema<unknown, PanelSubject> = v.variant('kind', [
  v.object({ kind: v.literal('invocation'), invocationId: v.string() }),
  v.object({ kind: v.literal('trace'), connectionId: v.string(), traceId: v.string() }),
  v.object({ kind: v.literal('record'), recordId: v.string() }),
  v.object({ kind: v.literal('series'), seriesId: v.string() }),
  v.object({ kind: v.literal('execution'), connectionId: v.string(), executionArn: v.string() }),
  v.object({ kind: v.literal('file'), uri: v.string(), traceId: v.optional(v.string(), () => undefined) }),
]);

/** Parses the subject from a panel's saved state; `undefined` when there is none. */
export function parsePanelState(state: unknown): PanelSubject | undefined {
  const result = v.safeParse(v.looseObject({ subject: panelSubject }), state);
  return result.success ? result.output.subject : undefined;
}
