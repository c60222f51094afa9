// `node test/tools/house/print.mjs [folder]`: what a project's `src` amounts to, this one's unless another is named.
import { projectRoot } from '../project.mjs';
import { measureHouse } from './figures.mjs';

for (const { name, value, most, where = [] } of measureHouse(process.argv[2] ?? projectRoot)) {
  const isOver = most !== undefined && value > most;
  const limit = most === 0 ? 'none wanted' : `at most ${most}`;
  const bar = most === undefined ? '' : limit;
  const places = isOver || most === undefined ? where.slice(0, isOver ? 20 : 1) : [];
  console.log(
    `${name.padEnd(36)}${String(value).padStart(5)}  ${isOver ? 'OVER: ' : ''}${bar}${bar && places[0] ? '; ' : ''}${places.join('; ')}`.trimEnd(),
  );
}
