import type { CredentialOrigin } from './pollers/remote/sourceCredentials';

/** Pace and place of queues, streams, tables, rules and events. */
export interface PollingOptions {
  /** Seconds of a setting per second of this machine. */
  readonly timeScale: number;
  readonly retryDelaysMs: readonly [number, number];
  /** Absolute folder of what survives a restart; `undefined`: nothing does. */
  readonly stateFolder: string | undefined;
  /** Where queues and streams are polled instead of here: moto, LocalStack, or AWS as `https://{service}.eu-west-1.amazonaws.com`. */
  readonly sourceEndpoint: string | undefined;
  /** What requests to it are signed with. */
  readonly sourceCredentials: CredentialOrigin;
  /** Whether rules run on their schedules by themselves. */
  readonly hasSchedules: boolean;
}

/** Reads these options; a sentence where one is wrong. `one` gives the value of an option, `pathOf` an absolute path. */
export function readPollingOptions(
  one: (name: string) => string | undefined,
  pathOf: (name: string) => string | undefined,
): PollingOptions | string {
  const timeScale = toSeconds(one('--time-scale') ?? '1');
  if (!(timeScale > 0 && timeScale <= 100_000)) return '--time-scale must be a number above 0.';
  const awsDelays = `${60 / timeScale},${120 / timeScale}`;
  const delays = (one('--retry-delays') ?? awsDelays).split(',').map(toSeconds);
  const [first = Number.NaN, second = Number.NaN] = delays;
  if (delays.length > 2 || !(first >= 0 && second >= 0)) {
    return '--retry-delays must be two numbers of seconds, such as 60,120.';
  }
  const sourceEndpoint = one('--source-endpoint');
  if (sourceEndpoint !== undefined && !/^https?:\/\/\S+$/.test(sourceEndpoint)) {
    return '--source-endpoint must be a URL such as http://localhost:4566.';
  }
  const sourceCredentials = origins.find((origin) => origin === (one('--source-credentials') ?? 'test'));
  if (sourceCredentials === undefined) return '--source-credentials must be test, environment or parent.';
  const schedules = one('--schedules') ?? 'off';
  if (schedules !== 'on' && schedules !== 'off') return '--schedules must be on or off.';
  return {
    timeScale,
    retryDelaysMs: [first * 1000, second * 1000],
    stateFolder: pathOf('--state'),
    sourceEndpoint,
    sourceCredentials,
    hasSchedules: schedules === 'on',
  };
}

const origins: readonly CredentialOrigin[] = ['test', 'environment', 'parent'];

function toSeconds(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
