// Runs in the process of a Node.js function: makes modules found that Lambda has and this machine may not, then hands
// over to AWS's own runtime client. What can be done before it is known for which function is done first.
import { readFileSync } from 'node:fs';
import * as modules from 'node:module';
import 'node:http';
import 'node:net';
import 'node:util';
import { MessageChannel } from 'node:worker_threads';
import { resolveForRequire, resolve as resolveSync, searchIn } from './findModule.mjs';

const tellHooks = installHooks();
// The client of Node.js 22 and before runs only when it is told to.
const ric22 = process.env._DWELL_CLIENT === 'ric' ? undefined : await import('./ric22/index.mjs');
receiveSurroundings();

const client = take('_DWELL_CLIENT');
const cache = take('_DWELL_CACHE');
const folders = [take('_DWELL_SEARCH'), take('_DWELL_LAYERS')];
searchIn(...folders);
tellHooks(folders);
if (cache !== undefined && process.env.NODE_COMPILE_CACHE === undefined) modules.enableCompileCache?.(cache);

if (client === 'ric') await import('./ric/index.mjs');
else await ric22?.run(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);

/** Returns what tells the hooks where to look, where they are in a thread of their own. */
function installHooks() {
  if (typeof modules.registerHooks === 'function') {
    modules.registerHooks({ resolve: resolveSync });
    return () => undefined;
  }
  resolveForRequire(modules.default);
  // Before Node.js 20.6 there are none.
  if (typeof modules.register !== 'function') return () => undefined;
  const { port1, port2 } = new MessageChannel();
  port1.unref();
  modules.register('./findModuleAsync.mjs', import.meta.url, { data: port2, transferList: [port2] });
  return (folders) => port1.postMessage(folders);
}

/** Of a process that was started before it was known for which function: stdin says it, once. */
function receiveSurroundings() {
  if (take('_DWELL_RESERVE') === undefined) return;
  const text = readFileSync(0, 'utf8');
  if (text === '') process.exit(0);
  const { env, cwd } = JSON.parse(text);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  // NODE_PATH has been read.
  modules.default._initPaths();
}

/** A variable that is between the service and this file; the function does not see it. */
function take(name) {
  const value = process.env[name];
  delete process.env[name];
  return value === '' ? undefined : value;
}
