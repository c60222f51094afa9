/** What a second of a gigabyte costs, in US dollars, in the first of the monthly tiers. */
interface DurationPrices {
  readonly x86_64: number;
  readonly arm64: number;
}

/**
 * On-demand prices of AWS Lambda, without free tier, savings plans and the lower tiers of very large months. From
 * https://aws.amazon.com/lambda/pricing/ and the AWS price list in force on `asOf`. Most regions cost the same as
 * us-east-1; those known to differ are listed.
 */
export const lambdaPrices = {
  asOf: '2025-10-01',
  perRequestUsd: 0.000_000_2,
  defaultRegion: 'us-east-1',
  perGbSecondUsd: {
    'us-east-1': { x86_64: 0.000_016_666_7, arm64: 0.000_013_333_4 },
    'af-south-1': { x86_64: 0.000_022_1, arm64: 0.000_017_68 },
    'ap-east-1': { x86_64: 0.000_022_92, arm64: 0.000_018_3 },
    'eu-south-1': { x86_64: 0.000_019_517_2, arm64: 0.000_015_613_8 },
    'me-central-1': { x86_64: 0.000_020_666_7, arm64: 0.000_016_533_4 },
    'me-south-1': { x86_64: 0.000_020_666_7, arm64: 0.000_016_533_4 },
  } satisfies Readonly<Record<string, DurationPrices>>,
} as const;
