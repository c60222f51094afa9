import { expect, test } from 'vitest';
import { consoleUrl } from '../../src/model/connection/consoleUrl';

test.each([
  [
    'eu-west-1',
    { page: 'function', functionName: 'checkout' } as const,
    'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/checkout',
  ],
  [
    'us-gov-west-1',
    { page: 'trace', traceId: '1-6ab15580-0123456789abcdef01234567' } as const,
    'https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#xray:traces/1-6ab15580-0123456789abcdef01234567',
  ],
  [
    'cn-north-1',
    { page: 'log', logGroup: '/aws/lambda/checkout' } as const,
    'https://cn-north-1.console.amazonaws.cn/cloudwatch/home?region=cn-north-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fcheckout',
  ],
])('%s, %j', (region, about, url) => {
  expect(consoleUrl(region, about)).toBe(url);
});
