import { setTimeout as pause } from 'node:timers/promises';

const sections = ['customers', 'orders', 'refunds'];

// A function is billed for the time it runs, also for the time it only waits.
export const handler = async ({ secondsPerSection = 1 }, context) => {
  for (const [index, section] of sections.entries()) {
    await pause(secondsPerSection * 1000);
    const left = Math.round(context.getRemainingTimeInMillis() / 1000);
    console.log(`${section} done (${index + 1} of ${sections.length}), ${left} s left before the timeout`);
  }
  return { sections };
};
