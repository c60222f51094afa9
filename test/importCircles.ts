import { importsOf, type SourceFile } from './sourceFile';

/** Each circle of imports once, as the paths on it; type-only imports count. */
export function importCircles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const graph = new Map(
    files.map((file) => [file.path.replace(/\.tsx?$/, ''), importsOf(file).map(({ to }) => to)] as const),
  );
  const finished = new Set<string>();
  const circles: (readonly string[])[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push([...trail.slice(at), path]);
    if (at >= 0 || finished.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return circles;
}
