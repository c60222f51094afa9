/** The views of an invocation, in the order of their tabs and keys. */
export const invocationViews = ['timeline', 'contributions', 'compare', 'logs', 'response', 'request', 'raw'] as const;

/** All views: those of durable executions, too. */
const panelViews = [...invocationViews, 'result', 'input'] as const;

export type PanelView = (typeof panelViews)[number];

export function isPanelView(value: unknown): value is PanelView {
  return panelViews.some((view) => view === value);
}

export const viewTitles: Readonly<Record<PanelView, string>> = {
  timeline: 'Timeline',
  contributions: 'Time breakdown',
  compare: 'Compare',
  logs: 'Logs',
  response: 'Response',
  request: 'Request',
  result: 'Result',
  input: 'Input',
  raw: 'Raw',
};
