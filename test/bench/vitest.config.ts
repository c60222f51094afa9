import { defineConfig } from 'vitest/config';
import { projectRoot } from '../tools/project.mjs';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default defineConfig({
  test: {
    root: projectRoot,
    name: 'bench',
    environment: 'node',
    include: ['test/bench/*.bench.ts'],
    testTimeout: 600_000,
    // One at a time: what one measures must not be the others' work.
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
