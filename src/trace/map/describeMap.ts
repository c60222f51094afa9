import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { CallFigures } from './callFigures';
import type { MapNode, TraceMap } from './traceMap';

/** `3 runs · 1 failed · 41 ms`: what the map shows below a name. */
export function nodeFigures({ type, figures }: MapNode): string {
  return [countOf(figures, type === 'Lambda function' ? 'run' : 'call'), ...failures(figures), timeOf(figures)].join(
    ' · ',
  );
}

/** `×3 · 1 failed · 41 ms`: what the map shows on the arrow of calls. */
export function edgeFigures(figures: CallFigures): string {
  const count = figures.count === 1 ? [] : [`×${figures.count}`];
  return [...count, ...failures(figures), timeOf(figures)].join(' · ');
}

/** All that the map shows about a node, for a screen reader: its figures, who called it, and what it called. */
export function describeMapNode(map: TraceMap, node: MapNode): string {
  const callers = namesOf(
    map,
    map.edges.filter(({ toId }) => toId === node.id).map(({ fromId }) => fromId),
  );
  const called = namesOf(
    map,
    map.edges.filter(({ fromId }) => fromId === node.id).map(({ toId }) => toId),
  );
  return [
    node.name,
    ...(node.type === undefined ? [] : [node.type]),
    nodeFigures(node).replaceAll(' · ', ', '),
    ...(callers.length === 0 ? [] : [`called by ${callers.join(' and ')}`]),
    ...(called.length === 0 ? [] : [`calls ${called.join(' and ')}`]),
  ].join(', ');
}

/** The names of the nodes that call `node`. */
export function callersOf(map: TraceMap, { id }: MapNode): readonly string[] {
  return namesOf(
    map,
    map.edges.filter(({ toId }) => toId === id).map(({ fromId }) => fromId),
  );
}

function namesOf({ nodes }: TraceMap, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => nodes.find((node) => node.id === id)?.name ?? []);
}

function countOf({ count }: CallFigures, what: string): string {
  return plural(count, what);
}

function failures({ errorCount, throttleCount }: CallFigures): readonly string[] {
  return [
    ...(errorCount > 0 ? [`${errorCount} failed`] : []),
    ...(throttleCount > 0 ? [`${throttleCount} throttled`] : []),
  ];
}

function timeOf({ busyMs, isRunning }: CallFigures): string {
  return isRunning ? `≥ ${formatDuration(busyMs)}` : formatDuration(busyMs);
}
