/** The views of the panel, in the order of their tabs and keys. */
export const panelViews = [
  'timeline',
  'contributions',
  'compare',
  'map',
  'logs',
  'response',
  'request',
  'result',
  'input',
  'raw',
] as const;

export type PanelView = (typeof panelViews)[number];

export function isPanelView(value: unknown): value is PanelView {
  return panelViews.some((view) => view === value);
}

export const viewTitles: Readonly<Record<PanelView, string>> = {
  timeline: 'Timeline',
  contributions: 'Time breakdown',
  compare: 'Compare',
  map: 'Map',
  logs: 'Logs',
  response: 'Response',
  request: 'Request',
  result: 'Result',
  input: 'Input',
  raw: 'Raw',
};
