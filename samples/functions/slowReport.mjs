import { setTimeout as wait } from 'node:timers/promises';

const rowsPerPage = 250;

// Lambda keeps this process for the next invocation: what stands outside of the handler runs only on a cold start.
console.log('environment ready');

/** Pretends to read a table page by page. Each line it logs carries the request id of its invocation. */
export async function handler(event, context) {
  const pages = event.pages ?? 4;
  for (let page = 1; page <= pages; page += 1) {
    await wait(800);
    const secondsLeft = Math.round(context.getRemainingTimeInMillis() / 1000);
    console.log(`page ${page} of ${pages} read, ${secondsLeft} s left`);
  }
  return { rows: pages * rowsPerPage };
}
