import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { extensionApi, sampleFunction, untilInvocation } from '../extension';
import { untilSeen } from '../untilSeen';
import type { SoakRound } from './soakRound';

/** Invocations, panels, and events of one round. Each round ends with a restart of Local. */
const perRound = { invocations: 22, events: 3, panels: 1 };

/** The first rounds load what is loaded once. */
const warmUpRounds = 3;

const allowed = { heapMb: 12, count: 6 };

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/**
 * Hours of work in minutes, in a real extension host: what is held after each round is measured, and must not grow. Not a part of
 * `npm test`: `npm run soak` runs it and writes `docs/soak.md`. Linux only, for `/proc`.
 */
describe('soak', () => {
  const rounds = Number(process.env.DWELL_SOAK_ROUNDS);
  const measured: SoakRound[] = [];
  let temporaryBefore: readonly string[] = [];

  before(async () => {
    await extensionApi();
    temporaryBefore = temporaryFolders();
  });

  for (let round = 1; round <= rounds; round += 1) {
    it(`round ${round}`, async () => {
      const startMs = performance.now();
      await invokeMany('dwell.invokeSync', ['hello', 'calls-hello', 'always-fails'], perRound.invocations);
      await invokeMany('dwell.invokeEvent', ['always-fails', 'fails-twice'], perRound.events);
      await openPanels();
      const serviceMb = memoryMbOf(localService());
      await restartLocal(round);
      const one = {
        round,
        seconds: (performance.now() - startMs) / 1000,
        serviceMb,
        temporaryFolders: temporaryFolders().filter((name) => !temporaryBefore.includes(name)).length,
        processes: children(process.pid).length,
        ...(await heldNow()),
      };
      measured.push(one);
      appendFileSync(process.env.DWELL_MEASURE_REPORT ?? '', `${JSON.stringify(one)}\n`);
    });
  }

  it('holds no more at the end than after the first rounds', () => {
    const early = measured.slice(warmUpRounds, warmUpRounds + 5);
    const late = measured.slice(-5);
    const growth = (field: keyof SoakRound): number => average(late, field) - average(early, field);
    for (const field of ['heapMb', 'serviceMb'] as const) {
      assert.ok(growth(field) <= allowed.heapMb, `${field} grew by ${growth(field).toFixed(1)} MB`);
    }
    for (const field of ['handles', 'files'] as const) {
      assert.ok(growth(field) <= allowed.count, `${field} grew by ${growth(field).toFixed(1)}`);
    }
    const last = measured.at(-1);
    assert.deepEqual([last?.processes, last?.temporaryFolders], [0, 0]);
  });
});

/** One after the other for each function: a second invocation of one that is running would ask first. */
async function invokeMany(command: string, names: readonly string[], count: number): Promise<void> {
  let left = count;
  const work = async (name: string): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const argument = await sampleFunction(name);
      const sent = await vscode.commands.executeCommand<{ readonly id: string } | undefined>(command, argument);
      assert.ok(sent, 'nothing was sent');
      await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
    }
  };
  await Promise.all(names.map(work));
}

async function openPanels(): Promise<void> {
  const { store } = await extensionApi();
  for (const { id } of store.all().slice(0, perRound.panels)) {
    await vscode.commands.executeCommand('dwell.showInvocation', { invocationId: id });
    await untilTabs((tabs) => tabs > 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilTabs((tabs) => tabs === 0);
  }
}

async function untilTabs(isWanted: (tabs: number) => boolean): Promise<void> {
  const look = (): number => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
  await untilSeen(look, isWanted, () => new Promise(() => {}));
}

/** A change of a setting that Local is started with ends its process; the next round starts another one. */
async function restartLocal(round: number): Promise<void> {
  const settings = vscode.workspace.getConfiguration('dwell');
  await settings.update('local.maxConcurrency', 10 + (round % 2), vscode.ConfigurationTarget.Global);
  await untilSeen(
    () => children(process.pid),
    (pids) => pids.length === 0,
    () => new Promise(() => {}),
  );
}

async function heldNow(): Promise<Pick<SoakRound, 'heapMb' | 'residentMb' | 'handles' | 'files'>> {
  collectGarbage();
  // What a finalizer frees is collected in a second run.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return {
    heapMb: heapUsed / 1024 ** 2,
    residentMb: rss / 1024 ** 2,
    handles: process.getActiveResourcesInfo().length,
    files: readdirSync('/proc/self/fd').length,
  };
}

/** Without the one cache of compiled code, which later starts of the service read. */
function temporaryFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('dwell-') && !name.startsWith('dwell-cache-'));
}

/** Children of a process that belong to Dwell. */
function children(parent: number): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    const status = read(`/proc/${pid}/status`);
    const isChild = new RegExp(`^PPid:\\s+${parent}$`, 'm').test(status);
    return isChild && read(`/proc/${pid}/cmdline`).includes('local.js');
  });
}

function localService(): number {
  const [pid] = children(process.pid);
  assert.ok(pid, 'Local is not running');
  return pid;
}

function memoryMbOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1]) / 1024;
}

/** Empty for a process that has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function average(rounds: readonly SoakRound[], field: keyof SoakRound): number {
  return rounds.reduce((sum, one) => sum + one[field], 0) / rounds.length;
}
