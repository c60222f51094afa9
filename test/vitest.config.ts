import { defineConfig } from 'vitest/config';
import { inProject, projectRoot } from './tools/project.mjs';

// The oldest Node.js that Dwell is tested with is one that the SDK stops supporting in 2027; once is enough to say it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** How long something that is waited for may take: machines are slow, and the tests do not tell how slow. */
const patience = { poll: { timeout: 100_000, interval: 50 } } as const;

const uiDefaults = {
  environment: 'node',
  // Each file starts a VS Code and a browser of its own: two cores carry one at a time.
  fileParallelism: false,
  testTimeout: 240_000,
  hookTimeout: 240_000,
  expect: patience,
} as const;

/** As in `esbuild.mjs`. */
const alias = {
  'aws-partitions': inProject(
    'node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js',
  ),
};

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default defineConfig({
  test: {
    root: projectRoot,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/{conformance,host,ui,webview,bench}/**'],
          // Thousands of generated traces in one test: on a busy machine they take longer than the default.
          testTimeout: 120_000,
          expect: patience,
        },
      },
      {
        test: {
          name: 'conformance',
          environment: 'node',
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      // The panel alone, in Chromium, without a VS Code around it.
      {
        test: {
          name: 'webview',
          environment: 'node',
          include: ['test/webview/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      {
        test: { ...uiDefaults, name: 'ui', include: ['test/ui/**/*.test.ts'], exclude: ['test/ui/installed.test.ts'] },
      },
      // What users get: the .vsix, installed. `npm test package` makes it and says where it is.
      { test: { ...uiDefaults, name: 'package', include: ['test/ui/installed.test.ts'] } },
      {
        test: {
          ...uiDefaults,
          name: 'pictures',
          include: ['test/ui/pictures.ts', 'test/ui/**/*.pictures.ts', 'test/webview/*.pictures.ts'],
          testTimeout: 300_000,
        },
      },
    ],
  },
});
