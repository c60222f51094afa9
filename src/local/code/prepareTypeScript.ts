import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseObject } from '../../model/base/parseObject';
import type { EsbuildSource } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { bundleSource, findEsbuild, isInside } from './bundleSource';
import { buildCommandOf, type CodeTools, inWords, plainCode } from './codeWords';
import { findScript, hasSourceMap, modifiedMs } from './handlerFile';
import { newestSourceMs } from './newestSource';
import { type Preparation, refused } from './preparedCode';

/**
 * TypeScript, in this order: what the project's own build has made, where that is newer than the sources; a bundle by the
 * workspace's esbuild; the sources themselves, where Node.js can take the types out; an older build.
 */
export async function prepareTypeScript(
  declared: DeclaredFunction,
  source: EsbuildSource,
  built: string | undefined,
  tools: CodeTools,
): Promise<Preparation> {
  const made = built === undefined ? undefined : findScript(built, declared.handler);
  const isEntryThere = existsSync(source.entry);
  const isNewer = made !== undefined && (modifiedMs(made) ?? 0) >= (await newestSourceMs(dirname(source.entry)));
  const asBuilt = (folder: string): Preparation => ({
    kind: 'ready',
    code: {
      ...plainCode(declared, folder, `${inWords(declared, folder)}, the project's build`),
      isOpaque: isEntryThere,
    },
  });
  if (built !== undefined && made !== undefined && (isNewer || !isEntryThere)) {
    if (!isEntryThere || !tools.needsSource || hasSourceMap(made)) return asBuilt(built);
    const again = await fromSource(declared, source, tools);
    return again?.kind === 'ready' ? again : asBuilt(built);
  }
  if (!isEntryThere) return notThere(declared, source);
  const compiled = await fromSource(declared, source, tools);
  if (compiled !== undefined) return compiled;
  if (built !== undefined && made !== undefined) {
    const origin = `${inWords(declared, built)}, the project's build, which is older than the source`;
    return { kind: 'ready', code: plainCode(declared, built, origin) };
  }
  const command = buildCommandOf(declared);
  return refused(
    `${inWords(declared, source.entry)} is TypeScript and is not built: run \`${command}\`${command.startsWith('npm install') ? '' : ', or install esbuild in the project'}.`,
    { kind: 'run', command, folder: declared.project.folder },
    'Runtime.ImportModuleError',
  );
}

/** `undefined` where neither the project nor Node.js has what compiles it. */
async function fromSource(
  declared: DeclaredFunction,
  source: EsbuildSource,
  tools: CodeTools,
): Promise<Preparation | undefined> {
  const esbuild = findEsbuild(source.folder) ?? findEsbuild(declared.project.folder);
  if (esbuild !== undefined) return bundled(declared, source, esbuild, tools);
  if (!source.entry.endsWith('.tsx') && (await tools.canStripTypes())) return stripped(declared, source, tools);
  return undefined;
}

function notThere(declared: DeclaredFunction, source: EsbuildSource): Preparation {
  const remedy = { kind: 'open', path: declared.templatePath, line: declared.line } as const;
  return refused(
    `${inWords(declared, source.entry)} does not exist: see the entry point of ${declared.logicalId}.`,
    remedy,
  );
}

async function bundled(
  declared: DeclaredFunction,
  source: EsbuildSource,
  esbuild: NonNullable<ReturnType<typeof findEsbuild>>,
  tools: CodeTools,
): Promise<Preparation> {
  const taskRoot = await mkdtemp(join(tools.scratchFolder, 'bundle-'));
  const isModule = (source.format ?? formatOf(source)) === 'esm';
  const outfile = join(taskRoot, `${source.outfile}.${isModule ? 'mjs' : 'js'}`);
  await mkdir(dirname(outfile), { recursive: true });
  const nodeMajor = Number(/^nodejs(\d+)/.exec(declared.runtime)?.[1] ?? 22);
  const minify = source.minify && tools.needsSource !== true;
  const result = await bundleSource(esbuild, { ...source, minify }, outfile, nodeMajor);
  if (result.kind === 'failed') {
    return refused(
      `esbuild cannot bundle ${inWords(declared, source.entry)}: ${result.message}`,
      undefined,
      'Runtime.UserCodeSyntaxError',
    );
  }
  const folder = declared.codeUri;
  return {
    kind: 'ready',
    code: {
      ...plainCode(
        declared,
        folder,
        `${inWords(declared, source.entry)}, bundled with the project's esbuild ${esbuild.version}`,
      ),
      taskRoot,
      searchFolders: [dirname(source.entry), source.folder],
      isOpaque: minify,
      inputFolders: result.inputFolders.filter((one) => !isInside(one, folder)),
    },
  };
}

/** As Node.js would take the source. */
function formatOf({ entry, folder }: EsbuildSource): 'cjs' | 'esm' {
  if (entry.endsWith('.mts')) return 'esm';
  const file = join(folder, 'package.json');
  return existsSync(file) && parseObject(readFileSync(file, 'utf8'))?.type === 'module' ? 'esm' : 'cjs';
}

/** A module in the handler's place hands on what the TypeScript exports. */
async function stripped(declared: DeclaredFunction, source: EsbuildSource, tools: CodeTools): Promise<Preparation> {
  const taskRoot = await mkdtemp(join(tools.scratchFolder, 'types-'));
  const file = join(taskRoot, `${source.outfile}.mjs`);
  const url = JSON.stringify(pathToFileURL(source.entry).href);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `export * from ${url};\nimport * as all from ${url};\nexport default all.default;\n`);
  return {
    kind: 'ready',
    code: {
      ...plainCode(declared, declared.codeUri, `${inWords(declared, source.entry)}, types taken out by Node.js`),
      taskRoot,
      searchFolders: [dirname(source.entry), source.folder],
      needsTypeStripping: true,
    },
  };
}
