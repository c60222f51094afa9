import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Longest silence between two results, start of VS Code included, before the run counts as hung. */
const silenceMs = 180_000;

/** @typedef {import('../../host/hostTestEvent').HostTestEvent} HostTestEvent */

/**
 * Prints the results as the extension host writes them, until its last line, its end, or a long silence.
 * @param {string} file a JSON object a line
 * @param {Promise<string>} ended resolves with the reason when VS Code is gone
 * @returns {Promise<import('./part.mjs').PartResult>}
 */
export async function followHostTests(file, ended) {
  const counts = { passed: 0, failed: 0 };
  /** @type {import('./part.mjs').FailedTest[]} */
  const failures = [];
  /** @type {string | undefined} */
  let endReason;
  void ended.then((reason) => {
    endReason = reason;
  });
  let read = 0;
  let lastMs = Date.now();
  while (true) {
    const reason = endReason;
    const events = (await readEvents(file)).slice(read);
    read += events.length;
    if (events.length > 0) lastMs = Date.now();
    for (const event of events) {
      if (event.kind === 'end') return finish({ counts, failures }, event.failure);
      counts[event.kind] += 1;
      if (event.kind === 'failed') failures.push(event);
      print(event);
    }
    if (reason !== undefined) return finish({ counts, failures }, `VS Code ${reason} before the tests were over.`);
    if (Date.now() - lastMs > silenceMs) return finish({ counts, failures }, `No result for ${silenceMs / 1000} s.`);
    await delay(200);
  }
}

/** @param {string} file @returns {Promise<readonly HostTestEvent[]>} */
async function readEvents(file) {
  const lines = (await readFile(file, 'utf8')).split('\n');
  // What follows the last line feed is still being written.
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}

/** @param {Exclude<HostTestEvent, { kind: 'end' }>} event */
function print(event) {
  if (event.kind === 'passed') console.log(` ✓ ${event.title} ${Math.round(event.durationMs)} ms`);
  else console.log(` ✗ ${event.title}\n${event.failure.replace(/^/gm, '   | ')}`);
}

/**
 * @param {{ counts: { passed: number, failed: number }, failures: readonly import('./part.mjs').FailedTest[] }} found
 * @param {string | undefined} failure of the run itself
 * @returns {import('./part.mjs').PartResult}
 */
function finish({ counts, failures }, failure) {
  if (failure !== undefined) console.log(` ✗ the run itself: ${failure}`);
  // A run without a test, or one that broke off, is a failure too.
  const isBroken = failure !== undefined || counts.passed + counts.failed === 0;
  const ofRun = failure === undefined ? [] : [{ title: 'the run itself', failure }];
  return { passed: counts.passed, failed: counts.failed + (isBroken ? 1 : 0), failures: [...failures, ...ofRun] };
}
