import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brokenLinks, linksIn, undefinedReferences } from '../tools/brokenLinks.mjs';
import { inProject } from '../tools/project.mjs';

const pages = ['.', 'docs', 'samples'].flatMap((folder) =>
  readdirSync(inProject(folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
);

test.each(pages)('%s links to what is there', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

test('every way to write a link is found, and none in code', () => {
  const page = [
    '[a](one.md) ![b](two.png "title") <img src="three.gif"> <a href="four">x</a>',
    '[five]: <five.md>',
    '`[no](code)` and ``[no](`code`)``',
    '```',
    '[no](fence)',
    '```',
  ];
  expect(linksIn(page.join('\n'))).toEqual(['one.md', 'two.png', 'three.gif', 'four', 'five.md']);
});

test('a reference without a definition is found, and none in code', () => {
  const page = ['[a][One] and [`b`][two]', '[c][three]', '```', 'x[i][j]', '```', '[one]: one.md', '[TWO]: two.md'];
  expect(undefinedReferences(page.join('\n'))).toEqual(['three']);
});
