import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { build, transform } from 'esbuild';

/**
 * Splits the host bundle: what `activate` needs, and what is loaded when one of its functions is first called. Node.js compiles whole
 * files, and every window pays for what is in `extension.js`; commands and the texts of rows are mostly not needed before a click.
 *
 * A module that exports nothing but functions can be left out: in its place stands one of the same functions, which require
 * `later.js` and call its. Nothing in the sources says so, and nothing need: calls stay synchronous. Modules that both sides need are
 * in `common.js`, once. What activation itself calls is named by `isNeededAtOnce`.
 */

/** The file of the functions that are loaded at first use, without its ending. */
const laterName = 'later';

/**
 * Modules of functions that `activate` calls, by their path in `src`. With one that is missing here, activation loads `later.js`, which
 * costs some 20 ms of work: `test/host/activation.test.ts` names the call.
 */
const neededAtOnce = [
  // What registers, creates and binds, and what commands are made of.
  /^editor\/(\w+\/)*(register|create|resolve|follow)[A-Z]?\w*\.ts$/,
  /^editor\/(\w+\/)*\w+(Commands|Changes|Actions)\.ts$/,
  /^editor\/commands\//,
  /^explorer\/executions\/ownExecutions\.ts$/,
  /^editor\/coding\/marks\/markRuns\.ts$/,
  /^editor\/debugging\/awsToolkit\.ts$/,
  /^editor\/functions\/tree\/(listTexts|showListContexts)\.ts$/,
  /^editor\/invocations\/(compareSent|copyCall|eventRemedies|tree\/historyLimits)\.ts$/,
  /^editor\/payloads\/payloadSteps\.ts$/,
  /^model\/(base\/|connection\/connectionId\.ts$)/,
];

/** @param {string} path absolute */
function isNeededAtOnce(path) {
  return neededAtOnce.some((pattern) => pattern.test(relative(join(import.meta.dirname, '../../src'), path)));
}

/** An export that is not only a type, with its first words. */
const valueExport = /^export (?!type |interface )(.*)$/gm;
const functionExport = /^(?:async )?function (\w+)/;

/** The names of the functions that a module exports; `undefined` when it exports anything else. @param {string} path */
function functionsOf(path) {
  const exported = [...readFileSync(path, 'utf8').matchAll(valueExport)].map(([, words = '']) => words);
  const names = exported.flatMap((words) => functionExport.exec(words)?.[1] ?? []);
  return names.length > 0 && names.length === exported.length ? names : undefined;
}

/**
 * @typedef {object} Split
 * @property {ReadonlySet<string>} atOnce the modules of `extension.js`, absolute
 * @property {readonly string[]} later the modules whose functions are loaded at first use
 */

/** Walks the imports from the entry point. @param {import('esbuild').BuildOptions} options @returns {Promise<Split>} */
async function splitModules(options) {
  const { metafile } = await build({ ...options, write: false, metafile: true, sourcemap: false, logLevel: 'silent' });
  const root = options.absWorkingDir ?? process.cwd();
  const [entry = ''] = Object.values(options.entryPoints ?? {}).map(String);
  const atOnce = new Set([join(root, entry)]);
  const later = new Set();
  for (const importer of atOnce) {
    for (const { path, kind, external } of metafile?.inputs[relative(root, importer)]?.imports ?? []) {
      const imported = join(root, path);
      if (external || kind !== 'import-statement') continue;
      const isOurs = path.startsWith('src/') && path.endsWith('.ts');
      if (isOurs && !isNeededAtOnce(imported) && functionsOf(imported) !== undefined) later.add(imported);
      else atOnce.add(imported);
    }
  }
  return { atOnce, later: [...later].sort() };
}

/**
 * The options of a build that is split. @param {import('esbuild').BuildOptions} options of one entry point, without splitting
 * @returns {import('esbuild').BuildOptions}
 */
export function withFirstUse(options) {
  return {
    ...options,
    entryPoints: { ...options.entryPoints, [laterName]: laterName },
    // Only ES modules are split. They become CommonJS again before they are written.
    format: 'esm',
    splitting: true,
    chunkNames: 'common',
    write: false,
    // The maps of both steps become one.
    sourcemap: options.sourcemap === false ? false : 'inline',
    plugins: [firstUse(options), ...(options.plugins ?? []), asCommonJs],
  };
}

/** @param {import('esbuild').BuildOptions} options @returns {import('esbuild').Plugin} */
function firstUse(options) {
  return {
    name: 'first-use',
    setup(building) {
      /** @type {Split} */
      let split = { atOnce: new Set(), later: [] };
      building.onStart(async () => {
        split = await splitModules(options);
      });
      building.onResolve({ filter: /^later$/ }, ({ kind }) =>
        kind === 'entry-point' ? { path: laterName, namespace: 'later' } : undefined,
      );
      building.onResolve({ filter: /^\.\.?\// }, ({ importer, resolveDir, path }) => {
        const imported = join(resolveDir, `${path}.ts`);
        if (!split.atOnce.has(importer) || !split.later.includes(imported)) return undefined;
        return { path: imported, namespace: 'first-use' };
      });
      building.onLoad({ filter: /.*/, namespace: 'later' }, () => ({
        contents: [
          ...split.later.map((path, index) => `export * as ${keyOf(index)} from ${JSON.stringify(path)};`),
          ...(options.minify ? [] : [noteOfFirstUse]),
        ].join('\n'),
        resolveDir: process.cwd(),
      }));
      building.onLoad({ filter: /.*/, namespace: 'first-use' }, ({ path }) => ({
        contents: callsOf(path, keyOf(split.later.indexOf(path))),
        resolveDir: dirname(path),
      }));
    },
  };
}

/** For tests: who was the first to use a function of `later.js`, as a stack. */
const noteOfFirstUse = `{
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  globalThis[Symbol.for('dwell.firstUse')] = new Error('the first use').stack;
  Error.stackTraceLimit = limit;
}`;

/** @param {number} index */
function keyOf(index) {
  return `module${index}`;
}

/** The functions of a module, each loading the real one. @param {string} path @param {string} key its name in `later.js` */
function callsOf(path, key) {
  const calls = (functionsOf(path) ?? []).map(
    (name) => `export function ${name}(...parts) { return require('./${laterName}.js').${key}.${name}(...parts); }`,
  );
  return calls.join('\n');
}

/** Writes the files of a build as CommonJS. @type {import('esbuild').Plugin} */
const asCommonJs = {
  name: 'as-common-js',
  setup(building) {
    building.onResolve({ filter: /^\.\/later\.js$/ }, ({ path }) => ({ path, external: true }));
    const { minify, target, legalComments, sourcemap } = building.initialOptions;
    building.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const { code, map } = await transform(text, {
          format: 'cjs',
          platform: 'node',
          minify,
          target,
          legalComments,
          sourcefile: path,
          sourcemap: sourcemap === 'inline' ? 'external' : false,
          // `import()` becomes `require`, as the bundles that it names are CommonJS.
          supported: { 'dynamic-import': false },
        });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, map === '' ? code : `${code}//# sourceMappingURL=${basename(path)}.map\n`);
        if (map !== '') await writeFile(`${path}.map`, map);
      }
    });
  },
};
