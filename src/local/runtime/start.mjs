// Runs in the process of a Node.js function: makes modules found that Lambda has and this machine may not, then hands
// over to AWS's own runtime client.
import * as modules from 'node:module';
import { resolve as resolveSync } from './findModule.mjs';

if (typeof modules.registerHooks === 'function') {
  modules.registerHooks({ resolve: resolveSync });
} else if (typeof modules.register === 'function') {
  // Before Node.js 22.15: hooks have a thread of their own, which is slower to start. Before 20.6 there are none.
  modules.register('./findModuleAsync.mjs', import.meta.url);
}

if (process.env._DWELL_DEBUG_CLOCK !== undefined) await import('./debugClock.mjs');

await import('./ric/index.mjs');
