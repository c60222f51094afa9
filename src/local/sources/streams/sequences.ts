/** Numbers that grow with time, over restarts too, and never repeat. */
export class Sequences {
  private lastMs = 0;
  private count = 0;

  /** `width` digits that begin with `prefix` and end with `suffix`. */
  next(nowMs: number, { prefix, suffix, width }: SequenceForm): string {
    const ms = Math.floor(nowMs);
    if (ms > this.lastMs) {
      this.lastMs = ms;
      this.count = 0;
    } else {
      this.count += 1;
    }
    // Below a count of a million the time decides, and beyond it the next millisecond's numbers begin: still greater.
    const number = String(BigInt(this.lastMs) * 1_000_000n + BigInt(this.count));
    return prefix + number.padStart(width - prefix.length - suffix.length, '0') + suffix;
  }
}

export interface SequenceForm {
  readonly prefix: string;
  readonly suffix: string;
  readonly width: number;
}

/** As Kinesis writes them: 56 digits that begin with 49. */
export function kinesisForm(shardIndex: number): SequenceForm {
  return { prefix: '49', suffix: String(shardIndex).padStart(8, '0'), width: 56 };
}

/** As DynamoDB Streams writes them: 21 digits or more. */
export const tableForm: SequenceForm = { prefix: '', suffix: '00', width: 23 };
