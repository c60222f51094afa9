import { edgeFigures, nodeFigures } from '../../../src/trace/map/describeMap';
import { traceMap } from '../../../src/trace/map/traceMap';
import { parseTrace } from '../../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../../src/trace/rows/buildWaterfall';

/** The map of a trace as text: every node with its figures and rows, and below it what it calls. */
export function renderMap(documents: readonly string[]): string {
  const trace = parseTrace(documents);
  const map = traceMap(trace);
  const names = new Map(buildWaterfall(trace).rows.map((row) => [row.id, row.name]));
  const nameOf = (id: string) => map.nodes.find((node) => node.id === id)?.name ?? '?';
  const lines = map.nodes.flatMap((node) => [
    `[${node.name}] ${node.type ?? '-'}: ${nodeFigures(node)}`,
    `  rows: ${node.rowIds.map((id) => `${id === node.firstRowId ? '*' : ''}${names.get(id)}`).join(', ')}`,
    ...map.edges
      .filter(({ fromId }) => fromId === node.id)
      .map(({ toId, figures }) => `  -> [${nameOf(toId)}] ${edgeFigures(figures)}`),
  ]);
  return `${lines.join('\n')}\n`;
}
