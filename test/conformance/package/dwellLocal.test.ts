import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packLocalService } from '../../tools/localPackage.mjs';
import { inProject } from '../../tools/project.mjs';
import { runProgram } from '../runProgram';

const env = { ...process.env, NO_UPDATE_NOTIFIER: '1' };

describe('the npm package', () => {
  let folder = '';
  const node = (...args: readonly string[]) => runProgram(process.execPath, args, env);

  /** Runs a script as the project that installed the package has it. */
  async function script(lines: readonly string[]) {
    const file = join(folder, 'script.mjs');
    await writeFile(file, lines.join('\n'));
    return node(file);
  }

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'dwell-package-')));
    const archive = await packLocalService(folder);
    await writeFile(join(folder, 'package.json'), '{"private":true}');
    const args = ['install', '--prefix', folder, '--offline', '--no-audit', '--no-fund', archive];
    const installed = await runProgram('npm', args, env);
    expect(installed.code, installed.stderr).toBe(0);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('starts the service for a script, whose end ends it', async () => {
    const { stdout, stderr, code } = await script([
      "import { startService } from 'dwell-local';",
      `const service = await startService({ template: ${JSON.stringify(inProject('samples', 'template.yaml'))}, retryDelaysSeconds: [1, 1] });`,
      "const url = service.endpoint + '/2015-03-31/functions/hello/invocations';",
      "const response = await fetch(url, { method: 'POST', body: JSON.stringify({ name: 'Ada' }) });",
      'console.log(response.status, await response.text());',
      'console.log(service.region, service.accountId, service.functionCount, service.problems.length);',
      'await service.stop();',
      "console.log(await fetch(url).then(() => 'still there', () => 'gone'));",
    ]);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^200 \{"message":"Hello, Ada!"\}\nus-east-1 000000000000 \d+ 0\ngone\n$/);
  });

  it('rejects with the sentence of the service', async () => {
    const { stdout } = await script([
      "import { startService } from 'dwell-local';",
      "for (const options of [{}, { template: 'none.yaml' }, { folders: ['.'], accountId: '12' }]) {",
      '  await startService(options).catch((error) => console.log(error.message));',
      '}',
    ]);
    expect(stdout.replaceAll(process.cwd(), '.')).toBe(
      [
        'Set the folder or the template to run: --folder . or --template template.yaml',
        'Not found: ./none.yaml. Set an existing path with --folder, --template or --env-file.',
        '--account must have 12 digits.',
        '',
      ].join('\n'),
    );
  });

  it('has a command', async () => {
    const { stdout } = await node(join(folder, 'node_modules', '.bin', 'dwell-local'), '--help');
    expect(stdout).toContain('--folder PATH');
  });

  it('has types that a strict project takes', async () => {
    await writeFile(
      join(folder, 'typed.mts'),
      [
        "import { type LocalService, startService } from 'dwell-local';",
        "const service: LocalService = await startService({ folders: ['.'], retryDelaysSeconds: [1, 2] });",
        'const problems: readonly string[] = service.problems.map(({ message }) => message);',
        '// @ts-expect-error It is a pair.\nawait startService({ retryDelaysSeconds: [1] });',
        'export { problems };',
      ].join('\n'),
    );
    const tsc = inProject('node_modules', 'typescript', 'bin', 'tsc');
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'NodeNext',
      '--target',
      'ES2023',
      '--types',
      '',
      '--ignoreConfig',
    ];
    const { stdout } = await node(tsc, ...options, join(folder, 'typed.mts'));
    expect(stdout).toBe('');
  });
});
