interface Order {
  readonly prices?: readonly number[];
}

/** Fails for an empty order, so that an event is tried again. */
export const handler = async ({ prices = [] }: Order): Promise<number> => {
  const total = sum(prices);
  if (total === 0) throw new Error('The order is empty.');
  return total;
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
