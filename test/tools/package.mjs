// `npm run package`: dwell-<version>.vsix in the project's folder. Odd minor versions are pre-releases.
import { readFile } from 'node:fs/promises';
import { endProcessesOnSignal } from './machine/processes.mjs';
import { describeError, inProject } from './project.mjs';
import { packExtension } from './vscode/packExtension.mjs';

endProcessesOnSignal();
try {
  const { name, version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  const isPreRelease = Number(version.split('.')[1]) % 2 === 1;
  await packExtension(inProject(`${name}-${version}.vsix`), { isPreRelease });
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
