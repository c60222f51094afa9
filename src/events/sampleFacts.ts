/** The apparent origin of a sample event. */
export interface SampleContext {
  readonly accountId: string;
  readonly region: string;
  /** The function that will receive the event. */
  readonly functionArn: string;
  /** The function's own trigger: its queue, its bucket. A resource policy's ARN may contain `*`. */
  readonly sourceArn?: string | undefined;
  readonly nowMs: number;
}

/**
 * The identifiers, ARNs and times of one sample event. The same context and label always return the same value, so that an id can
 * be repeated wherever the service repeats it.
 */
export class SampleFacts {
  readonly accountId: string;
  readonly region: string;
  readonly functionArn: string;
  readonly nowMs: number;
  /** `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc`. */
  readonly partition: string;
  private readonly given: readonly string[];

  constructor(context: SampleContext) {
    this.given = (context.sourceArn ?? '').split(':');
    this.accountId = context.accountId;
    this.region = context.region;
    this.functionArn = context.functionArn;
    this.nowMs = context.nowMs;
    this.partition = context.functionArn.split(':')[1] || 'aws';
  }

  get functionName(): string {
    return this.functionArn.split(':')[6] ?? 'function';
  }

  /** `amazonaws.com`, in China `amazonaws.com.cn`, in the European Sovereign Cloud `amazonaws.eu`. */
  get domain(): string {
    if (this.partition === 'aws-eusc') return 'amazonaws.eu';
    return this.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  }

  /** An ARN in this account and region. */
  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${this.accountId}:${resource}`;
  }

  /** An ARN of a service whose resources have no region: IAM, STS. */
  globalArn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}::${this.accountId}:${resource}`;
  }

  /** The resource of the function's own trigger if it belongs to `service` and names one resource, else `otherwise`. */
  resource(service: string, otherwise: string): string {
    const resource = this.given.slice(5).join(':');
    return this.given[2] === service && resource !== '' && !resource.includes('*') ? resource : otherwise;
  }

  /** The trigger's resource including wildcards; `''` for another service. */
  pattern(service: string): string {
    return this.given[2] === service ? this.given.slice(5).join(':') : '';
  }

  hex(label: string, length: number): string {
    return this.characters(label, length, '0123456789abcdef');
  }

  digits(label: string, length: number): string {
    const digits = this.characters(label, length, '0123456789');
    return digits.startsWith('0') ? `4${digits.slice(1)}` : digits;
  }

  /** Lowercase letters and digits, as in API and pool ids. */
  letters(label: string, length: number): string {
    return this.characters(label, length, 'abcdefghijklmnopqrstuvwxyz0123456789');
  }

  /** A version 4 UUID. */
  uuid(label: string): string {
    const hex = this.hex(label, 32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** `2026-11-23T08:22:05.849Z`, offset from now by milliseconds. */
  iso(offsetMs = 0): string {
    return new Date(this.nowMs + offsetMs).toISOString();
  }

  /** `2026-11-23T08:22:05Z`. */
  isoSeconds(offsetMs = 0): string {
    return this.iso(offsetMs).replace(/\.\d+Z$/, 'Z');
  }

  epochSeconds(offsetMs = 0): number {
    return Math.floor((this.nowMs + offsetMs) / 1000);
  }

  /** The format of Apache's logs and API Gateway: `23/Nov/2026:08:22:05 +0000`. */
  logTime(offsetMs = 0): string {
    const [, day, month, year, time] = this.httpDate(offsetMs).split(' ');
    return `${day}/${month}/${year}:${time} +0000`;
  }

  /** `Mon, 23 Nov 2026 08:22:05 GMT`. */
  httpDate(offsetMs = 0): string {
    return new Date(this.nowMs + offsetMs).toUTCString();
  }

  /** A trace header as services send it. */
  traceHeader(): string {
    return `Root=1-${this.epochSeconds().toString(16)}-${this.hex('trace', 24)}`;
  }

  /** FNV-1a over label and time seeds a xorshift generator: not secret, only different for each event. */
  private characters(label: string, length: number, alphabet: string): string {
    let state = 0x811c9dc5;
    for (const character of `${label} ${this.nowMs} ${this.accountId}`) {
      state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    let text = '';
    while (text.length < length) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      text += alphabet[(state >>> 8) % alphabet.length];
    }
    return text;
  }
}
