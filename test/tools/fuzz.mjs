// `npm run fuzz [seconds]`: each test of `test/fuzz` for this long (60), with inputs of its own.
import { endProcessesOnSignal } from './machine/processes.mjs';
import { runVisibly } from './machine/runVisibly.mjs';
import { inProject, projectRoot } from './project.mjs';

endProcessesOnSignal();
const seconds = Number(process.argv[2] ?? 60);
const vitest = [inProject('node_modules/vitest/vitest.mjs'), 'run', '--config', inProject('test/vitest.config.ts')];
process.exitCode = await runVisibly(
  [...vitest, '--project', 'unit', '--testTimeout', String((seconds + 60) * 1000), 'test/fuzz'],
  { cwd: projectRoot, env: { DWELL_FUZZ_SECONDS: String(seconds) } },
);
