import type { SampleEvent } from '../../sampleEvent';

export const cloudWatchLogsSamples: readonly SampleEvent<'cloudwatch-logs'>[] = [
  {
    id: 'cloudwatch-logs',
    service: 'cloudwatch-logs',
    title: 'Subscription filter, two log events',
    typeNames: ['cloudwatchlogs'],
    model: 'async',
    eventType: 'cloudwatch-logs',
    make: (facts) => ({
      awslogs: {
        data: {
          $gzipBase64: {
            messageType: 'DATA_MESSAGE',
            owner: facts.accountId,
            logGroup: facts.resource('logs', 'log-group:/aws/lambda/checkout').replace(/^log-group:|:\*$/g, ''),
            logStream: `${facts.iso().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${facts.hex('stream', 32)}`,
            subscriptionFilters: ['errors'],
            logEvents: [
              {
                id: facts.digits('event 1', 56),
                timestamp: facts.nowMs - 1_200,
                message: 'ERROR payment refused o-1001\n',
              },
              {
                id: facts.digits('event 2', 56),
                timestamp: facts.nowMs - 1_100,
                message: 'ERROR payment refused o-1002\n',
              },
            ],
          },
        },
      },
    }),
  },
];

export const cloudWatchAlarmSamples: readonly SampleEvent<'cloudwatch-alarm'>[] = [
  {
    id: 'cloudwatch-alarm',
    service: 'cloudwatch-alarm',
    title: 'Alarm enters ALARM',
    typeNames: ['cloudwatchalarm'],
    model: 'async',
    eventType: 'cloudwatch-alarm',
    make: (facts) => {
      const alarm = facts.resource('cloudwatch', 'alarm:checkout-errors');
      return {
        source: 'aws.cloudwatch',
        alarmArn: facts.arn('cloudwatch', alarm),
        accountId: facts.accountId,
        time: facts.iso().replace('Z', '+0000'),
        region: facts.region,
        alarmData: {
          alarmName: alarm.replace(/^alarm:/, ''),
          state: {
            value: 'ALARM',
            reason: 'Threshold Crossed: 1 datapoint [3.0] was greater than or equal to the threshold (1.0).',
            reasonData: JSON.stringify({ version: '1.0', recentDatapoints: [3], threshold: 1 }),
            timestamp: facts.iso().replace('Z', '+0000'),
          },
          previousState: {
            value: 'OK',
            reason:
              'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
            reasonData: JSON.stringify({ version: '1.0', recentDatapoints: [], threshold: 1 }),
            timestamp: facts.iso(-3_600_000).replace('Z', '+0000'),
          },
          configuration: {
            description: 'The checkout function fails',
            metrics: [
              {
                id: facts.uuid('metric'),
                metricStat: {
                  metric: { namespace: 'AWS/Lambda', name: 'Errors', dimensions: { FunctionName: 'checkout' } },
                  period: 60,
                  stat: 'Sum',
                },
                returnData: true,
              },
            ],
          },
        },
      };
    },
  },
];

export const cloudWatchDataSourceSamples: readonly SampleEvent<'cloudwatch-data-source'>[] = [
  {
    id: 'cloudwatch-data-source-get',
    service: 'cloudwatch-data-source',
    title: 'GetMetricData',
    model: 'sync',
    eventType: 'cloudwatch-data-source',
    make: (facts) => {
      const endSeconds = Math.floor(facts.epochSeconds() / 300) * 300;
      return {
        EventType: 'GetMetricData',
        GetMetricDataRequest: {
          StartTime: endSeconds - 900,
          EndTime: endSeconds,
          Period: 300,
          Arguments: ['orders_total{shop="web"}'],
        },
      };
    },
  },
  {
    id: 'cloudwatch-data-source-describe',
    service: 'cloudwatch-data-source',
    title: 'DescribeGetMetricData',
    model: 'sync',
    eventType: 'cloudwatch-data-source',
    make: () => ({ EventType: 'DescribeGetMetricData' }),
  },
];
