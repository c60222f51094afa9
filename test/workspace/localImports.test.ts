import { expect, it } from 'vitest';
import { localImports } from '../../src/workspace/sdkCalls/localImports';

it('follows what scripts import of their own project', () => {
  const source =
    "import { a } from './a.js';\nconst b = require('../b');\nimport 'aws-sdk';\nconst c = await import('./c.mjs');";
  const paths = localImports(source, '/shop/src/app.ts');
  expect(paths).toContain('/shop/src/a.ts');
  expect(paths).toContain('/shop/b.js');
  expect(paths).toContain('/shop/src/c.mjs');
  expect(paths.filter((path) => path.includes('aws-sdk'))).toEqual([]);
});

it('follows modules beside a Python file', () => {
  const source = 'import json\nfrom stock import reserve\nfrom .shop.prices import price\n';
  expect(localImports(source, '/shop/app.py')).toEqual(
    ['json', 'stock', 'shop/prices'].flatMap((name) => [`/shop/${name}.py`, `/shop/${name}/__init__.py`]),
  );
});
