import { expect, it } from 'vitest';
import { sourcePaths } from '../../src/workspace/sourcePaths';

const declared = {
  code: { kind: 'folder', path: '/shop/checkout', built: undefined },
  codeUri: '/shop/checkout',
  templatePath: '/shop/template.yaml',
  logicalId: 'Checkout',
} as const;

it('looks in the code and in what sam build made of it', () => {
  expect(sourcePaths(declared, 'src/app.js')).toEqual([
    '/shop/checkout/src/app.js',
    '/shop/.aws-sam/build/Checkout/src/app.js',
  ]);
});

it('looks where JVM projects have their sources', () => {
  expect(sourcePaths(declared, 'com/example/App.java')).toEqual([
    '/shop/checkout/com/example/App.java',
    '/shop/checkout/src/main/java/com/example/App.java',
    '/shop/checkout/src/main/kotlin/com/example/App.java',
    '/shop/checkout/src/main/scala/com/example/App.java',
    '/shop/com/example/App.java',
    '/shop/src/main/java/com/example/App.java',
    '/shop/src/main/kotlin/com/example/App.java',
    '/shop/src/main/scala/com/example/App.java',
  ]);
});
