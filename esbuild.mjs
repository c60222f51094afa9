// Builds everything that runs: `node esbuild.mjs [--watch] [--production]`. Nothing here is read at run time.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: production ? 'eof' : 'none',
};

/**
 * Packages' ES modules are preferred: they drop what is not used, and jsonc-parser's other form cannot be bundled.
 * @type {import('esbuild').BuildOptions}
 */
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  mainFields: ['module', 'main'],
};

/**
 * The AWS SDK is most of our weight, and the events of all services are much of the rest. Neither is needed before the first
 * click: `import('./aws/…')` and `import('./events/…')` in the host bundle become a `require` of bundles of their own.
 * @type {import('esbuild').Plugin}
 */
const lateApart = {
  name: 'late-apart',
  setup(build) {
    build.onResolve({ filter: /\/(aws\/aws|events\/events)Side$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${path.split('/').at(-2)}.js`, external: true } : undefined,
    );
  },
};

/** The SDK's table of regions: its package exports no way to it. */
const awsPartitions = './node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: { extension: 'src/extension.ts' }, plugins: [lateApart] },
  { ...node, entryPoints: { aws: 'src/aws/awsSide.ts' }, alias: { 'aws-partitions': awsPartitions } },
  { ...node, entryPoints: { events: 'src/events/eventsSide.ts' } },
  { ...node, entryPoints: { local: 'src/local/main.ts' }, target: 'node20' },
  // What runs inside a function's own process, on whatever Node.js the user has: see docs/local-service.md.
  {
    ...node,
    entryPoints: {
      'runtime/ric/rapid-client.node/index': 'src/local/runtime/rapidClient.ts',
      'runtime/ric22/rapid-client.node/index': 'src/local/runtime/rapidClient.ts',
      // For handlers that rely on Lambda's own copy of the SDK: see src/local/runtime/findModule.mjs.
      'runtime/node_modules/@aws-sdk/client-lambda/index': '@aws-sdk/client-lambda',
    },
    target: 'node18',
    sourcemap: false,
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'chrome138',
    entryPoints: { panel: 'src/webview/main.tsx' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];
if (!production) {
  bundles.push({ ...node, entryPoints: { 'test/host': 'test/host/run.ts' } });
}

/** The JSON schema of payload documents, which package.json names: written from the same types the extension runs on. */
async function writeEventSchema() {
  const { outputFiles } = await build({
    entryPoints: ['src/events/eventSchema.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { eventSchema } = await import(`data:text/javascript;base64,${code}`);
  await writeFile('dist/events.schema.json', JSON.stringify(eventSchema()));
}

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
const started = performance.now();
const contexts = await Promise.all(bundles.map((options) => context(options)));
await Promise.all([
  ...contexts.map((one) => (watch ? one.watch() : one.rebuild())),
  writeEventSchema(),
  ...['start.mjs', 'findModule.mjs', 'findModuleAsync.mjs', 'bootstrap.py'].map((name) =>
    cp(`src/local/runtime/${name}`, `dist/runtime/${name}`),
  ),
  // AWS's Node.js runtime clients, unchanged, of Node.js 24 and of those before; Apache-2.0 wants license and notice to go along.
  ...['index.mjs', 'LICENSE', 'NOTICE', 'THIRD-PARTY-LICENSES'].map((name) =>
    cp(`node_modules/aws-lambda-ric/${name}`, `dist/runtime/ric/${name}`),
  ),
  cp('node_modules/aws-lambda-ric-22/dist/index.mjs', 'dist/runtime/ric22/index.mjs'),
  ...['LICENSE', 'NOTICE', 'THIRD-PARTY-LICENSES'].map((name) =>
    cp(`node_modules/aws-lambda-ric-22/${name}`, `dist/runtime/ric22/${name}`),
  ),
  cp('node_modules/@aws-sdk/client-lambda/LICENSE', 'dist/runtime/node_modules/@aws-sdk/client-lambda/LICENSE'),
  cp('node_modules/@vscode/codicons/dist/codicon.css', 'dist/codicon.css'),
  cp('node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/codicon.ttf'),
]);
if (watch) console.log('esbuild: watching');
else {
  await Promise.all(contexts.map((one) => one.dispose()));
  console.log(`esbuild: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
