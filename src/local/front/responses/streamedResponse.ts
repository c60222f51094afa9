import { isJsonObject, type JsonValue } from '../../../events/json';
import type { ResponseSink } from '../../sandbox/sandboxOutcome';
import type { FrontResponse } from '../frontRequest';
import { readProxyResponse } from './readProxyResponse';

/** Of a response whose first part is JSON with status and headers; eight zero bytes end it. */
const preludeType = 'application/vnd.awslambda.http-integration-response';
const preludeEnd = Buffer.alloc(8);

/** An HTTP response that can be written piece by piece. */
export interface StreamedTarget {
  begin(head: Omit<FrontResponse, 'body'>): void;
  /** Settles when more can be written, or the client has disconnected. */
  write(bytes: Buffer): Promise<void>;
}

/**
 * Receives the response of a function whose URL streams: with `awslambda.HttpResponseStream.from` it begins with a prelude, else the
 * bytes are the body of a 200 (https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html).
 */
export class StreamedResponse implements ResponseSink {
  private hasPrelude = false;
  private hasBegun = false;
  private contentType = 'application/octet-stream';
  private gathered = Buffer.alloc(0);

  constructor(private readonly target: StreamedTarget) {}

  /** Whether the client has been sent anything. */
  get isBegun(): boolean {
    return this.hasBegun;
  }

  begin(contentType: string): void {
    this.hasPrelude = contentType === preludeType;
    this.contentType = contentType;
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.hasBegun) return this.target.write(bytes);
    if (!this.hasPrelude) {
      this.start({ status: 200, headers: [['Content-Type', this.contentType]] });
      return this.target.write(bytes);
    }
    this.gathered = Buffer.concat([this.gathered, bytes]);
    const end = this.gathered.indexOf(preludeEnd);
    if (end < 0) return;
    const rest = this.gathered.subarray(end + preludeEnd.length);
    this.start(headOf(this.gathered.subarray(0, end).toString('utf8')));
    if (rest.length > 0) await this.target.write(rest);
  }

  /** Begins an empty response where the function wrote nothing. */
  end(): void {
    if (!this.hasBegun) this.start({ status: 200, headers: [['Content-Type', this.contentType]] });
  }

  private start(head: Omit<FrontResponse, 'body'>): void {
    this.hasBegun = true;
    this.target.begin(head);
  }
}

function headOf(prelude: string): Omit<FrontResponse, 'body'> {
  const parsed: JsonValue = JSON.parse(prelude);
  const response = isJsonObject(parsed) ? parsed : {};
  const rules = { headers: 'single', isDecoded: () => false, defaultContentType: undefined } as const;
  const { status, headers } = readProxyResponse({ ...response, body: '' }, rules);
  return { status, headers };
}
