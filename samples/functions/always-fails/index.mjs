import { priceOf } from './prices.mjs';

// An error that the handler does not catch makes the invocation fail. Its type, message and stack are the response,
// and stand in the log and in the trace.
export const handler = async (order) => {
  const total = order.items.reduce((sum, item) => sum + priceOf(item), 0);
  return { total };
};
