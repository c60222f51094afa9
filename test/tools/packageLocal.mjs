// `npm run package:local`: dwell-local-<version>.tgz in the project's folder.
import { buildProject } from './build.mjs';
import { packLocalService } from './localPackage.mjs';
import { endProcessesOnSignal } from './machine/processes.mjs';
import { describeError, projectRoot } from './project.mjs';

endProcessesOnSignal();
try {
  await buildProject({ isProduction: true });
  console.log(await packLocalService(projectRoot));
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
