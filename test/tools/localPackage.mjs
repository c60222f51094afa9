// Makes the npm package `dwell-local` of the local service that the extension ships.
import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { runStep } from './machine/step.mjs';
import { inProject } from './project.mjs';
import { makeTemporary, removeTemporary } from './temporary.mjs';

/**
 * Packs what is in `dist/`.
 * @param {string} folder where the archive goes
 * @returns {Promise<string>} its path
 */
export async function packLocalService(folder) {
  const stage = await makeTemporary('package');
  try {
    const { version, license, repository, bugs, author } = JSON.parse(
      await readFile(inProject('package.json'), 'utf8'),
    );
    const manifest = { ...manifestOf(version), license, repository, bugs, author };
    await writeFile(join(stage, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await writeProgram(stage);
    await writeTypes(stage);
    await cp(inProject('docs', 'dwell-local.md'), join(stage, 'README.md'));
    await cp(inProject('LICENSE'), join(stage, 'LICENSE'));
    await cp(inProject('dist', 'LICENSES.txt'), join(stage, 'LICENSES.txt'));
    await mkdir(folder, { recursive: true });
    const args = ['pack', '--silent', '--pack-destination', folder];
    await runStep('Packing dwell-local', 'npm', args, { cwd: stage, log: 'npm-pack' });
    return join(folder, `dwell-local-${version}.tgz`);
  } finally {
    await removeTemporary(stage);
  }
}

/** @param {string} version */
function manifestOf(version) {
  return {
    name: 'dwell-local',
    version,
    description:
      'Runs AWS Lambda functions with their queues, streams, tables and rules on this machine, without Docker.',
    keywords: ['aws', 'lambda', 'local', 'serverless', 'sam', 'cdk', 'sqs', 'kinesis', 'dynamodb', 'testing'],
    type: 'commonjs',
    bin: { 'dwell-local': 'cli.mjs' },
    exports: { '.': { types: './startService.d.ts', import: './startService.mjs' } },
    engines: { node: '>=20.19' },
  };
}

/** @param {string} stage */
async function writeProgram(stage) {
  await cp(inProject('dist', 'local.js'), join(stage, 'local.js'));
  await cp(inProject('dist', 'runtime'), join(stage, 'runtime'), {
    recursive: true,
    filter: (path) => !basename(path).endsWith('.map'),
  });
  await writeFile(join(stage, 'cli.mjs'), "#!/usr/bin/env node\nimport './local.js';\n");
  await chmod(join(stage, 'cli.mjs'), 0o755);
  await build({
    entryPoints: [inProject('src', 'local', 'package', 'startService.ts')],
    outfile: join(stage, 'startService.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
}

/** The declarations of the same sources. @param {string} stage */
async function writeTypes(stage) {
  const args = ['--declaration', '--emitDeclarationOnly', '--outDir', stage, '--target', 'ES2023', '--strict'];
  const modules = [
    '--module',
    'ESNext',
    '--moduleResolution',
    'Bundler',
    '--types',
    'node',
    '--skipLibCheck',
    '--ignoreConfig',
  ];
  const source = inProject('src', 'local', 'package', 'startService.ts');
  const tsc = inProject('node_modules', 'typescript', 'bin', 'tsc');
  await runStep('Declaring its types', process.execPath, [tsc, ...args, ...modules, source], { log: 'package-types' });
}
