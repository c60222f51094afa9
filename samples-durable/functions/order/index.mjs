import { withDurableExecution } from '@aws/durable-execution-sdk-js';

/** Each step runs once: when the handler runs again after a wait, ended steps return what they returned before. */
export const handler = withDurableExecution(async ({ id, items }, context) => {
  const reservation = await context.step('reserve', async () => `reservation-${id}`);

  // Waits for up to a day, without running: until someone sends the callback.
  const approval = await context.waitForCallback(
    'approval',
    async (callbackId) => console.log(`Approve order ${id}: callback ${callbackId}`),
    { timeout: { days: 1 } },
  );

  // The payment service is shaky: it fails twice. Lambda waits 5 and 10 seconds, and runs the step again.
  const payment = await context.step(
    'pay',
    async ({ attempt }) => {
      if (attempt < 3) throw new Error('Payment service unavailable');
      return `payment-${id}`;
    },
    { retryStrategy: (_error, attempt) => ({ shouldRetry: attempt < 5, delay: { seconds: 5 * attempt } }) },
  );

  // All items are shipped at the same time, each in a branch of its own.
  const shipped = await context.map('ship', items, async (branch, item, index) => {
    await branch.wait('pack', { seconds: 10 * (index + 1) });
    return branch.step('hand over', async () => `${item} is on its way`);
  });

  return { reservation, approval, payment, shipped: shipped.getResults() };
});
