import { runStep } from './machine/step.mjs';
import { inProject, projectRoot } from './project.mjs';

/** `dist/`, for development or as it ships. @param {{ readonly isProduction?: boolean }} [options] */
export function buildProject({ isProduction = false } = {}) {
  const args = [inProject('esbuild.mjs'), ...(isProduction ? ['--production'] : [])];
  return runStep('Building', process.execPath, args, { cwd: projectRoot, log: 'build' });
}
