// Builds everything that runs: `node esbuild.mjs [--watch] [--production]`. Nothing here is read at run time.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { bundledPackages, licensesDocument } from './test/tools/bundledLicenses.mjs';
import { withFirstUse } from './test/tools/firstUse.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  metafile: true,
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
 * What is not needed before the first click, such as the AWS SDK, the events of all services and the YAML parser: `import('…/awsSide')`
 * in the host bundle becomes a `require` of a bundle of its own, `aws.js`. Node.js compiles whole files, so that what is rarely
 * needed does not count for every window.
 * @type {import('esbuild').Plugin}
 */
const lateApart = {
  name: 'late-apart',
  setup(build) {
    build.onResolve({ filter: /\/[a-z]+Side$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${path.split('/').at(-2)}.js`, external: true } : undefined,
    );
  },
};

/**
 * One `require('vscode')` for all files: esbuild's own form of `import * as vscode` copies VS Code's whole API, a property at a
 * time, for each file that imports it. How much time this saves has not been measured: docs/activation-figures.md has
 * activation as a whole, which misses its bars.
 * @type {import('esbuild').Plugin}
 */
const oneVscode = {
  name: 'one-vscode',
  setup(build) {
    build.onResolve({ filter: /^one-vscode$/ }, () => ({ path: 'vscode', namespace: 'one-vscode' }));
    build.onLoad({ filter: /.*/, namespace: 'one-vscode' }, () => ({
      contents: "export const vscode = require('vscode');",
      resolveDir: import.meta.dirname,
    }));
    build.onLoad(
      { filter: /[\\/](src[\\/](editor[\\/].*|extension)|test[\\/]host[\\/].*)\.ts$/ },
      async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replace(
          "import * as vscode from 'vscode';",
          "import { vscode } from 'one-vscode';",
        ),
        loader: 'ts',
      }),
    );
  },
};

/** The SDK's table of regions: its package exports no way to it. */
const awsPartitions = './node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  withFirstUse({ ...node, entryPoints: { extension: 'src/extension.ts' }, plugins: [lateApart, oneVscode] }),
  { ...node, entryPoints: { aws: 'src/aws/awsSide.ts' }, alias: { 'aws-partitions': awsPartitions } },
  { ...node, entryPoints: { events: 'src/events/eventsSide.ts' } },
  { ...node, entryPoints: { trace: 'src/trace/traceSide.ts' } },
  { ...node, entryPoints: { workspace: 'src/workspace/workspaceSide.ts' } },
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
    plugins: [lateApart],
  },
  // The panel's policy lets a script import another one of the extension: what only the map needs is loaded with the first map.
  {
    ...shared,
    platform: 'browser',
    format: 'esm',
    target: 'chrome138',
    entryPoints: { map: 'src/webview/map/mapSide.ts' },
  },
];
if (!production) {
  bundles.push({ ...node, entryPoints: { 'test/host': 'test/host/run.ts' }, plugins: [oneVscode] });
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

/**
 * The icons' style sheet with the rules of those that the panel names: five hundred others would be parsed before its first frame.
 * @param {string} panel all code of the panel
 */
async function writeIcons(panel) {
  const sheet = await readFile('node_modules/@vscode/codicons/dist/codicon.css', 'utf8');
  const named = new Set([...panel.matchAll(/["'`]([a-z][a-z\d-]*)["'`]/g)].map(([, name]) => name));
  const rule = /^\.codicon-([a-z\d-]+):before \{[^}]*\}\n/gm;
  await writeFile(
    'dist/codicon.css',
    sheet.replace(rule, (text, name) => (named.has(name) ? text : '')),
  );
}

/** The licenses of what is in the bundles, and of the files that are copied. @param {readonly import('esbuild').BuildResult[]} results */
async function writeLicenses(results) {
  const copied = [
    'node_modules/aws-lambda-ric/index.mjs',
    'node_modules/aws-lambda-ric-22/dist/index.mjs',
    'node_modules/@vscode/codicons/dist/codicon.ttf',
  ];
  const inputs = results.flatMap(({ metafile }) =>
    Object.values(metafile?.outputs ?? {}).flatMap((one) => Object.keys(one.inputs)),
  );
  await writeFile('dist/LICENSES.txt', licensesDocument(bundledPackages([...copied, ...inputs])));
}

/**
 * AWS's Node.js runtime clients as they are, but for one line: they count the remaining time by the wall clock, which must stand still
 * while a debugger holds the function (`src/local/runtime/debugClock.mjs`).
 */
async function writeRuntimeClients() {
  await writeRuntimeClient('node_modules/aws-lambda-ric/index.mjs', 'dist/runtime/ric');
  await writeRuntimeClient('node_modules/aws-lambda-ric-22/dist/index.mjs', 'dist/runtime/ric22');
}

/** @param {string} from @param {string} folder */
async function writeRuntimeClient(from, folder) {
  const text = await readFile(from, 'utf8');
  const remaining = 'return deadline - Date.now();';
  if (!text.includes(remaining)) throw new Error(`${from} counts the remaining time in another way: see esbuild.mjs.`);
  // The deadline is a text in the older client.
  const paused = "return Number(deadline) + (globalThis[Symbol.for('dwell.pausedMs')]?.() ?? 0) - Date.now();";
  const notice =
    '// Changed by Dwell: getRemainingTimeInMillis leaves out the time in which a debugger holds the function.';
  await mkdir(folder, { recursive: true });
  // Behind the client's own first line, which is for shells.
  const [first = '', ...rest] = text.replace(remaining, paused).split('\n');
  await writeFile(`${folder}/index.mjs`, [first, notice, ...rest].join('\n'));
}

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
const started = performance.now();
const contexts = await Promise.all(bundles.map((options) => context(options)));
const [results] = await Promise.all([
  Promise.all(contexts.map((one) => (watch ? one.watch() : one.rebuild()))),
  writeEventSchema(),
  ...['start.mjs', 'findModule.mjs', 'findModuleAsync.mjs', 'debugClock.mjs', 'bootstrap.py'].map((name) =>
    cp(`src/local/runtime/${name}`, `dist/runtime/${name}`),
  ),
  // AWS's Node.js runtime clients, of Node.js 24 and of those before; Apache-2.0 wants license and notice to go along.
  writeRuntimeClients(),
  ...['LICENSE', 'NOTICE', 'THIRD-PARTY-LICENSES'].map((name) =>
    cp(`node_modules/aws-lambda-ric/${name}`, `dist/runtime/ric/${name}`),
  ),
  ...['LICENSE', 'NOTICE', 'THIRD-PARTY-LICENSES'].map((name) =>
    cp(`node_modules/aws-lambda-ric-22/${name}`, `dist/runtime/ric22/${name}`),
  ),
  cp('node_modules/@aws-sdk/client-lambda/LICENSE', 'dist/runtime/node_modules/@aws-sdk/client-lambda/LICENSE'),
  cp('samples-durable', 'dist/samples-durable', { recursive: true, filter: (path) => !path.includes('node_modules') }),
  cp('node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/codicon.ttf'),
]);
if (watch) {
  await cp('node_modules/@vscode/codicons/dist/codicon.css', 'dist/codicon.css');
  console.log('esbuild: watching');
} else {
  await writeIcons((await readFile('dist/panel.js', 'utf8')) + (await readFile('dist/map.js', 'utf8')));
  await writeLicenses(results.flatMap((result) => result ?? []));
  await Promise.all(contexts.map((one) => one.dispose()));
  console.log(`esbuild: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
