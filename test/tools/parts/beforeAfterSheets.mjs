import { join } from 'node:path';
import { pasteInto } from '../machine/imageMagick.mjs';
import { inProject } from '../project.mjs';

/** @typedef {import('../machine/imageMagick.mjs').Pasted} Pasted */

const themes = ['dark', 'light', 'dark-high-contrast', 'light-high-contrast'];
const panelThemes = ['dark-modern', 'light-modern', 'dark-high-contrast', 'light-high-contrast'];
const situations = ['succeeded', 'event-live', 'event-done', 'timed-out', 'trace-1000'];

/** Of a panel's sheet: the right half of each pair. A row has 513 pixels with its border, each picture 9/16 of its size. */
const columns = [
  { widthPx: 300, x: 183, width: 171 },
  { widthPx: 500, x: 650, width: 284 },
  { widthPx: 900, x: 1_452, width: 508 },
  { widthPx: 1_400, x: 2_757, width: 787 },
];

/** Puts what `npm run pictures` has taken into the right halves of the sheets that compare before and after. */
export async function renewSheets() {
  const taken = inProject('dist/pictures');
  for (const name of situations) {
    const pasted = panelThemes.flatMap((theme, row) =>
      columns.map(({ widthPx, x, width }) => ({
        file: join(taken, 'panel', `${name}-${theme}-${widthPx}.png`),
        x,
        y: 6 + 513 * row,
        width,
        height: 507,
      })),
    );
    await pasteInto(inProject(`docs/pictures/panel/${name}.png`), pasted);
  }
  await pasteInto(
    inProject('docs/pictures/tree-failures-before-after.png'),
    themes.map((theme, at) => ({
      file: join(taken, `tree-failures-${theme}.png`),
      x: at % 2 === 0 ? 306 : 902,
      y: at < 2 ? 27 : 534,
      width: 282,
      height: 480,
    })),
  );
  await pasteInto(
    inProject('docs/pictures/palette-empty-window-before-after.png'),
    themes.map((theme, row) => ({
      file: join(taken, `palette-empty-window-${theme}.png`),
      x: 924,
      y: 27 + 402 * row,
      width: 900,
      height: 375,
    })),
  );
}
