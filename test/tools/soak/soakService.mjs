import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { inProject } from '../project.mjs';

const atOnce = 4;

/** Functions of the samples, in turn. The events fail three times a tenth of a second apart. */
const calls = [
  { name: 'hello', type: 'RequestResponse' },
  { name: 'calls-hello', type: 'RequestResponse' },
  { name: 'always-fails', type: 'Event' },
  { name: 'fails-twice', type: 'Event' },
  { name: 'always-fails', type: 'RequestResponse' },
];

/**
 * What the local service holds after so many invocations in one life, in megabytes and numbers.
 * @typedef {object} ServiceStage
 * @property {number} invocations
 * @property {number} residentMb
 * @property {number} files open files and sockets
 * @property {number} processes of functions
 */

/** One life of the service. @param {number} stages @param {number} perStage @returns {Promise<readonly ServiceStage[]>} */
export async function soakOneLife(stages, perStage) {
  const service = await startService();
  /** @type {ServiceStage[]} */
  const measured = [];
  try {
    for (let stage = 1; stage <= stages; stage += 1) {
      await invokeMany(service.endpoint, perStage);
      await delay(eventsEndMs);
      measured.push({ invocations: stage * perStage, ...heldBy(service.pid) });
    }
    return measured;
  } finally {
    await service.stop();
  }
}

/**
 * Starts the service, invokes, and ends it, again and again.
 * @param {number} lives @param {number} perLife
 * @returns {Promise<{ readonly processes: number, readonly folders: number }>} what is left of all of them
 */
export async function soakManyLives(lives, perLife) {
  /** @type {number[]} */
  const pids = [];
  for (let life = 0; life < lives; life += 1) {
    const service = await startService();
    await invokeMany(service.endpoint, perLife);
    pids.push(service.pid, ...childrenOf(service.pid));
    await service.stop();
  }
  // A process of a function sees its service's end, and ends.
  for (let turn = 0; turn < 100 && pids.some(isThere); turn += 1) await delay(100);
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('dwell-run-'));
  return { processes: pids.filter(isThere).length, folders: folders.length };
}

async function startService() {
  const args = ['--template', inProject('samples', 'template.yaml'), '--retry-delays', '0.1,0.1', '--time-scale', '60'];
  const child = spawn(process.execPath, [inProject('dist', 'local.js'), ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { endpoint } = JSON.parse(line);
  return {
    endpoint,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

/** @param {string} endpoint @param {number} count */
async function invokeMany(endpoint, count) {
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const { name, type } = calls[left % calls.length] ?? { name: 'hello', type: 'RequestResponse' };
      const response = await fetch(`${endpoint}/2015-03-31/functions/${name}/invocations`, {
        method: 'POST',
        headers: { 'X-Amz-Invocation-Type': type },
        body: JSON.stringify({ name: 'soak', left }),
      });
      await response.text();
      // Events are running as many functions as may run at the same time: later, as a client would.
      if (response.status === 429) {
        left += 1;
        await delay(100);
      } else if (response.status >= 300) throw new Error(`${name}: ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Until what events have failed is tried no more, by the delays above. */
const eventsEndMs = 2_000;

/** @param {number} pid */
function heldBy(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    residentMb: Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024),
    files: readdirSync(`/proc/${pid}/fd`).length,
    processes: childrenOf(pid).length,
  };
}

/** @param {number} parent */
function childrenOf(parent) {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => new RegExp(`^PPid:\\s+${parent}$`, 'm').test(statusOf(pid)));
}

/** @param {number} pid */
function isThere(pid) {
  return statusOf(pid) !== '' && !/^State:\s+Z/m.test(statusOf(pid));
}

/** @param {number} pid */
function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
