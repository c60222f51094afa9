// Preloaded into VS Code's server by `meteredEnvironment`: measures how long each extension takes to load its code and to activate.
// With SIGUSR2, also what an extension host holds. VS Code's own figure is not it: of extensions that start together, each one's includes the loading of those before it.
import childProcess from 'node:child_process';
import { appendFileSync } from 'node:fs';
import Module, { syncBuiltinESMExports } from 'node:module';
import { isAbsolute } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const report = process.env.DWELL_ACTIVATION_REPORT ?? '';
const hostType = '--type=extensionHost';
/** Of Node.js 23.9 and later, which runs VS Code's server. @type {{ threadCpuUsage(before?: NodeJS.CpuUsage): NodeJS.CpuUsage }} */
const { threadCpuUsage } = /** @type {any} */ (process);

/** @template T @param {() => T} work */
function measured(work) {
  const startMs = performance.now();
  const before = threadCpuUsage();
  const value = work();
  const { user, system } = threadCpuUsage(before);
  return { value, wallMs: performance.now() - startMs, cpuMs: (user + system) / 1000 };
}

/** The server starts extension hosts without `NODE_OPTIONS`. */
function preloadIntoHosts() {
  const fork =
    /** @type {(file: string | URL, args: string[], options: import('node:child_process').ForkOptions) => any} */ (
      childProcess.fork
    );
  childProcess.fork = (
    /** @type {string | URL} */ file,
    /** @type {any} */ args = [],
    /** @type {any} */ options = {},
  ) => {
    const isHost = Array.isArray(args) && args.includes(hostType);
    const preloaded = { ...options, execArgv: ['--import', import.meta.url, ...(options.execArgv ?? [])] };
    return fork(file, args, isHost ? preloaded : options);
  };
  syncBuiltinESMExports();
}

/** VS Code requires the entry point of an extension by its path, and calls its `activate`. */
function meterExtensions() {
  const modules = /** @type {{ _load: (request: string, ...rest: unknown[]) => any }} */ (
    /** @type {unknown} */ (Module)
  );
  const load = modules._load;
  modules._load = function loadMetered(request, ...rest) {
    if (!isAbsolute(request)) return load.call(this, request, ...rest);
    const loading = measured(() => load.call(this, request, ...rest));
    const { activate } = loading.value ?? {};
    if (typeof activate !== 'function') return loading.value;
    return {
      ...loading.value,
      activate: (/** @type {unknown[]} */ ...args) => {
        const activating = measured(() => activate(...args));
        const { wallMs, cpuMs } = activating;
        const line = { file: request, loadWallMs: loading.wallMs, loadCpuMs: loading.cpuMs, wallMs, cpuMs };
        appendFileSync(report, `${JSON.stringify(line)}\n`);
        return activating.value;
      },
    };
  };
}

/** On SIGUSR2, adds what is held with garbage collected to a file beside the report. */
function meterMemory() {
  setFlagsFromString('--expose-gc');
  /** @type {() => void} */
  const collectGarbage = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collectGarbage();
    const { heapUsed, rss } = process.memoryUsage();
    appendFileSync(
      `${report}.memory`,
      `${JSON.stringify({ heapMb: heapUsed / 1024 ** 2, residentMb: rss / 1024 ** 2 })}\n`,
    );
  });
}

if (process.argv.includes(hostType)) {
  meterExtensions();
  meterMemory();
} else preloadIntoHosts();
