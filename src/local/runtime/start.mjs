// Runs in the process of a Node.js function: makes modules found that Lambda has and this machine may not, then hands
// over to AWS's own runtime client.
import * as modules from 'node:module';
import { resolve as resolveSync } from './findModule.mjs';

if (typeof modules.registerHooks === 'function') {
  modules.registerHooks({ resolve: resolveSync });
} else {
  // Before Node.js 22.15: hooks have a thread of their own, which is slower to start.
  modules.register('./findModuleAsync.mjs', import.meta.url);
}

await import('./ric/index.mjs');
