import { lambdaPrices } from './lambdaPrices';

/** One billed run of the function. */
export interface BilledRun {
  /** From 1. */
  readonly number: number;
  /** From the REPORT line; includes the init since August 2025. */
  readonly billedMs: number;
  readonly memoryMb: number;
}

/** What an invocation is likely to cost. US dollars. */
export interface CostEstimate {
  /** All runs of the event together. */
  readonly usd: number;
  readonly runs: readonly { readonly number: number; readonly usd: number }[];
  /** How it was computed, for a tooltip: one line per step; the last line names the prices and what is excluded. */
  readonly formula: readonly string[];
}

const mbPerGb = 1024;

/**
 * An estimate from AWS's list prices: each run's billed time times its memory, and a request for each run. Without
 * free tier, provisioned concurrency, SnapStart's own charges, extra storage and data transfer. `undefined` without a run.
 * `architecture` as AWS writes it; `region` where the function is, `undefined` for AWS's default.
 */
export function estimateCost(
  runs: readonly BilledRun[],
  architecture: string,
  region: string | undefined,
): CostEstimate | undefined {
  if (runs.length === 0) return undefined;
  const { perRequestUsd, defaultRegion, asOf } = lambdaPrices;
  const prices = new Map<string, Readonly<Record<'x86_64' | 'arm64', number>>>(
    Object.entries(lambdaPrices.perGbSecondUsd),
  );
  const regional = region === undefined ? undefined : prices.get(region);
  const chip = architecture === 'arm64' ? 'arm64' : 'x86_64';
  const perGbSecond = (regional ?? lambdaPrices.perGbSecondUsd[defaultRegion])[chip];
  const costs = runs.map(({ number, billedMs, memoryMb }) => ({
    number,
    usd: (billedMs / 1000) * (memoryMb / mbPerGb) * perGbSecond + perRequestUsd,
  }));
  const usd = costs.reduce((total, run) => total + run.usd, 0);
  const lines = runs.map(({ number, billedMs, memoryMb }, index) => {
    const which = runs.length === 1 ? '' : `attempt ${number}: `;
    const sum = formatUsd(costs[index]?.usd ?? 0);
    return `${which}${billedMs / 1000} s × ${memoryMb / mbPerGb} GB × $${plain(perGbSecond)} + $${plain(perRequestUsd)} for the request = ${sum}`;
  });
  const priceRegion = regional === undefined ? defaultRegion : (region ?? defaultRegion);
  const where = region === undefined || region === priceRegion ? '' : `; ${region} may differ`;
  return {
    usd,
    runs: costs,
    formula: [
      ...lines,
      ...(runs.length === 1 ? [] : [`together ${formatUsd(usd)}`]),
      `Estimate: list prices of ${priceRegion} for ${chip} as of ${asOf}${where}. Without free tier, provisioned concurrency, SnapStart’s own charges, extra storage and data transfer.`,
    ],
  };
}

/** Three significant digits, never an exponent: `$0.00000213`, `$0.0142`, `$1.20`. */
export function formatUsd(usd: number): string {
  if (usd === 0) return '$0';
  if (usd >= 1) return `$${usd.toFixed(2)}`;
  const digits = 2 - Math.floor(Math.log10(usd));
  return `$${usd.toFixed(Math.min(20, digits))}`;
}

/** Without an exponent and without trailing zeros. */
function plain(usd: number): string {
  return usd.toFixed(12).replace(/0+$/, '').replace(/\.$/, '');
}

/** `eu-west-1` of a function's ARN. */
export function regionOfArn(arn: string): string | undefined {
  const region = arn.split(':')[3];
  return region === undefined || region === '' ? undefined : region;
}
