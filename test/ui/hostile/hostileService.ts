import { createHash } from 'node:crypto';
import { awsError, type Behavior, CountingServer, type SeenRequest } from '../../aws/countingServer';

/** A name that VS Code would draw with an icon. */
export const iconName = '$(trash) prod';

/** An error message that VS Code would make a link to a command. */
export const linkMessage = 'Session is over. [Sign in again](command:workbench.action.showAboutDialog)';

/** A queue message that would read the user's environment if it were a template. */
export const templateMessage = `{"user":"\${env:GITHUB_TOKEN}"}`;

const refusal = awsError(400, 'SessionOver', linkMessage);

/**
 * Lambda and SQS as somebody hostile may run them: a function named `iconName` whose invocations are refused with `linkMessage`,
 * and `orders`, whose queue holds `templateMessage`.
 */
export class HostileService {
  private constructor(
    private readonly server: CountingServer,
    private readonly gate: Gate,
  ) {}

  static async start(): Promise<HostileService> {
    const gate = new Gate();
    return new HostileService(await CountingServer.start(serve(gate)), gate);
  }

  /** The one that refuses everything. */
  static startRefusing(): Promise<CountingServer> {
    return CountingServer.start(refusal);
  }

  get url(): string {
    return this.server.url;
  }

  /** Bodies of the invocations of `orders`, as they came. */
  get sentToOrders(): readonly string[] {
    return this.server.requests.filter(({ url }) => url.includes('/functions/orders/inv')).map(({ body }) => body);
  }

  /** Lists of functions wait until `during` is done. */
  async whileListing(during: () => Promise<void>): Promise<void> {
    const open = this.gate.close();
    try {
      await during();
    } finally {
      open();
    }
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

class Gate {
  private waiting: Promise<void> = Promise.resolve();

  /** Closes it; what is returned opens it again. */
  close(): () => void {
    let open = (): void => {};
    this.waiting = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  passed(): Promise<void> {
    return this.waiting;
  }
}

function serve(gate: Gate): Behavior {
  return (request, response, socket) => {
    const url = decodeURIComponent(request.url);
    const answer = (body: object): void => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': 'req-1' });
      response.end(JSON.stringify(body));
    };
    if (request.headers['x-amz-target'] !== undefined) return answer(queueAnswer(request));
    if (url.includes('/invocations')) return url.includes('/orders/') ? answer({}) : refusal(request, response, socket);
    if (url.includes('/event-source-mappings')) return answer({ EventSourceMappings: [mapping] });
    if (/\/functions\/?(\?.*)?$/.test(url)) {
      return void gate
        .passed()
        .then(() => answer({ Functions: [configurationOf('orders'), configurationOf(iconName)] }));
    }
    if (url.includes('/configuration')) return answer(configurationOf(url.includes('orders') ? 'orders' : iconName));
    awsError(404, 'ResourceNotFoundException', 'Not found.')(request, response, socket);
  };
}

function configurationOf(name: string): object {
  return { FunctionName: name, FunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}` };
}

const mapping = {
  UUID: '9f1c3a52-5d2e-4a47-8a90-0d6f7d0f9a11',
  State: 'Enabled',
  EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:messages',
  FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:orders',
};

function queueAnswer({ headers }: SeenRequest): object {
  if (headers['x-amz-target'] === 'AmazonSQS.GetQueueUrl') {
    return { QueueUrl: `http://${headers.host}/123456789012/messages` };
  }
  if (headers['x-amz-target'] !== 'AmazonSQS.ReceiveMessage') return {};
  const MD5OfBody = createHash('md5').update(templateMessage).digest('hex');
  return { Messages: [{ MessageId: 'm-1', ReceiptHandle: 'r-1', Body: templateMessage, MD5OfBody }] };
}
