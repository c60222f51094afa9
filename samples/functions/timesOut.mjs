import { setTimeout as wait } from 'node:timers/promises';

/** The template gives it two seconds. Lambda stops it then, wherever it is; the last line is never logged. */
export async function handler() {
  console.log('calling a partner that does not answer');
  await wait(60_000);
  console.log('answered');
}
