/** Percent shares of the sum with one decimal that add up to exactly 100.0 (largest remainder method). */
export function percentShares(values: readonly number[]): readonly string[] {
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum <= 0) return values.map(() => '0.0');
  const exact = values.map((value) => (value / sum) * 1000);
  const tenths = exact.map(Math.floor);
  const left = 1000 - tenths.reduce((total, value) => total + value, 0);
  const byLoss = exact.map((value, index) => ({ index, loss: value % 1 })).sort((a, b) => b.loss - a.loss);
  for (const { index } of byLoss.slice(0, left)) tenths[index] = (tenths[index] ?? 0) + 1;
  return tenths.map((value) => (value / 10).toFixed(1));
}
