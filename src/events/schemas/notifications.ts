import { accountId, region } from './common';
import {
  anything,
  choice,
  constant,
  gzipBase64,
  type JsonSchema,
  jsonText,
  listOf,
  mapOf,
  number,
  record,
  suggestion,
  text,
  textList,
  textOrNull,
  texts,
  whole,
} from './jsonSchema';

const s3: JsonSchema = {
  title: 'Amazon S3 event notification',
  ...record('What happened to objects of a bucket.', {
    Records: listOf(
      'One record, as a rule.',
      record(
        'An event.',
        {
          eventVersion: text('2.x; S3 adds fields with minor versions.'),
          eventSource: constant('aws:s3', 'The service.'),
          awsRegion: region,
          eventTime: text('When S3 finished processing the request, ISO 8601.'),
          eventName: suggestion(
            'The event type, without "s3:".',
            'ObjectCreated:Put',
            'ObjectCreated:Post',
            'ObjectCreated:Copy',
            'ObjectCreated:CompleteMultipartUpload',
            'ObjectRemoved:Delete',
            'ObjectRemoved:DeleteMarkerCreated',
            'ObjectRestore:Post',
            'ObjectRestore:Completed',
            'ObjectRestore:Delete',
            'ObjectTagging:Put',
            'ObjectTagging:Delete',
            'LifecycleExpiration:Delete',
            'ReducedRedundancyLostObject',
          ),
          s3: record('Where.', {
            s3SchemaVersion: text('1.0.'),
            configurationId: text('ID of the bucket’s notification configuration.'),
            bucket: record(
              'The bucket.',
              { name: text('Its name.'), arn: text('Its ARN.') },
              { ownerIdentity: anything('Its owner.') },
            ),
            object: record(
              'The object.',
              { key: text('Its key, URL-encoded: a space is "+".') },
              {
                size: whole('Its size in bytes; absent for removals.'),
                eTag: text('Its ETag.'),
                versionId: text('Its version, in a versioned bucket.'),
                sequencer: text('Hexadecimal; orders the events of one key.'),
              },
            ),
          }),
        },
        {
          userIdentity: record('The identity that caused the event.', { principalId: text('The principal.') }),
          requestParameters: record('The request.', { sourceIPAddress: text('The source IP address.') }),
          responseElements: texts('S3’s request IDs, for support.'),
          glacierEventData: anything('With ObjectRestore:Completed: when the copy expires.'),
        },
      ),
    ),
  }),
};

const sns: JsonSchema = {
  title: 'Amazon SNS',
  ...record('A notification.', {
    Records: {
      ...listOf(
        'Always one.',
        record('The notification.', {
          EventSource: constant('aws:sns', 'The service.'),
          EventVersion: text('1.0.'),
          EventSubscriptionArn: text('The subscription.'),
          Sns: record(
            'The message.',
            {
              Type: choice('The kind.', 'Notification'),
              MessageId: text('ID of the message.'),
              TopicArn: text('The topic.'),
              Message: jsonText('The message’s text.'),
              Timestamp: text('When it was published, ISO 8601.'),
            },
            {
              Subject: textOrNull('The subject.'),
              SignatureVersion: text('1 or 2.'),
              Signature: text('SNS’s signature.'),
              SigningCertUrl: text('The certificate of the signature.'),
              UnsubscribeUrl: text('URL that ends the subscription.'),
              MessageAttributes: mapOf(
                'Attributes set by the publisher.',
                record('An attribute.', {
                  Type: text('String, Number, Binary, String.Array.'),
                  Value: text('The value.'),
                }),
              ),
            },
          ),
        }),
      ),
      minItems: 1,
    },
  }),
};

const verdict = (what: string): JsonSchema =>
  record(what, { status: choice('The result.', 'PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED') });

const ses: JsonSchema = {
  title: 'Amazon SES receipt rule',
  ...record('A received email: its headers, without its body.', {
    Records: listOf(
      'Always one.',
      record('The mail.', {
        eventSource: constant('aws:ses', 'The service.'),
        eventVersion: text('1.0.'),
        ses: record('The mail.', {
          mail: record('Envelope and headers.', {
            timestamp: text('When it arrived, ISO 8601.'),
            source: text('The envelope’s sender.'),
            messageId: text('SES’s ID of the mail; also the key of its body when an S3 action stored it.'),
            destination: textList('The recipients.'),
            headersTruncated: { description: 'The headers were longer than 10 KB.', type: 'boolean' },
            headers: listOf('All headers.', record('A header.', { name: text('Name.'), value: text('Value.') })),
            commonHeaders: anything('The usual headers by name.'),
          }),
          receipt: record(
            'The receipt: results of the checks and the action.',
            {
              timestamp: text('When, ISO 8601.'),
              recipients: textList('The recipients that matched the rule.'),
              spamVerdict: verdict('The result of the spam check.'),
              virusVerdict: verdict('The result of the virus check.'),
              spfVerdict: verdict('SPF?'),
              dkimVerdict: verdict('DKIM?'),
              action: anything('The action that invokes the function.'),
            },
            {
              dmarcVerdict: verdict('DMARC?'),
              dmarcPolicy: choice('The sender’s policy.', 'none', 'quarantine', 'reject'),
              processingTimeMillis: whole('Processing time of SES, in milliseconds.'),
            },
          ),
        }),
      }),
    ),
  }),
};

const envelope = (detail: JsonSchema) => ({
  version: text('0.'),
  id: text('ID of the event.'),
  'detail-type': suggestion(
    'What happened.',
    'Scheduled Event',
    'Object Created',
    'Object Deleted',
    'EC2 Instance State-change Notification',
  ),
  source: suggestion('The source: "aws.…" for AWS services.', 'aws.events', 'aws.s3', 'aws.ec2', 'aws.scheduler'),
  account: accountId,
  time: text('When, ISO 8601.'),
  region,
  resources: textList('ARNs of the resources involved.'),
  detail,
});

const eventBridge: JsonSchema = {
  title: 'Amazon EventBridge',
  ...record(
    'An event of a bus; a rule with a constant input sends that instead.',
    envelope({ description: 'The details, defined by the source.', type: 'object' }),
  ),
};

const scheduler: JsonSchema = {
  title: 'Amazon EventBridge Scheduler',
  ...record('The event of a schedule without input.', envelope(text('Always "{}", as text.'))),
};

const cloudWatchLogs: JsonSchema = {
  title: 'CloudWatch Logs subscription',
  ...record('Log events that match a subscription filter.', {
    awslogs: record('The only field.', {
      data: gzipBase64(
        'The log events, compressed.',
        record('The content.', {
          messageType: choice(
            'CONTROL_MESSAGE only checks that the function is reachable.',
            'DATA_MESSAGE',
            'CONTROL_MESSAGE',
          ),
          owner: accountId,
          logGroup: text('The log group.'),
          logStream: text('The log stream.'),
          subscriptionFilters: textList('The filters that matched.'),
          logEvents: listOf(
            'The events.',
            record(
              'A log event.',
              {
                id: text('Its ID.'),
                timestamp: whole('When, milliseconds since 1970.'),
                message: text('Its text.'),
              },
              { extractedFields: texts('What the filter’s pattern extracted.') },
            ),
          ),
        }),
      ),
    }),
  }),
};

const alarmState = (what: string): JsonSchema =>
  record(
    what,
    { value: choice('The state.', 'OK', 'ALARM', 'INSUFFICIENT_DATA'), timestamp: text('Start time of the state.') },
    {
      reason: text('The reason.'),
      reasonData: jsonText('The reason, as JSON.'),
      actionsSuppressedBy: text('What suppresses the actions.'),
    },
  );

const cloudWatchAlarm: JsonSchema = {
  title: 'CloudWatch alarm action',
  ...record('An alarm changed its state.', {
    source: constant('aws.cloudwatch', 'The service.'),
    alarmArn: text('The alarm.'),
    accountId,
    time: text('When.'),
    region,
    alarmData: record('The alarm.', {
      alarmName: text('Its name.'),
      state: alarmState('The new state.'),
      previousState: alarmState('The state before.'),
      configuration: anything('What it monitors: metrics, or the rule of a composite alarm.'),
    }),
  }),
};

const cloudWatchDataSource: JsonSchema = {
  title: 'CloudWatch custom data source',
  ...record(
    'Requests metrics, or the description of the data source.',
    {
      EventType: choice('The type of the request.', 'GetMetricData', 'DescribeGetMetricData'),
    },
    {
      GetMetricDataRequest: record('The requested metrics.', {
        StartTime: whole('Start, seconds since 1970.'),
        EndTime: whole('End, seconds since 1970.'),
        Period: whole('Period of one value in seconds, at least 60.'),
        Arguments: listOf('The arguments of the metric expression.', {
          anyOf: [text('A text.'), number('A number.')],
        }),
      }),
    },
  ),
};

const iotRule: JsonSchema = {
  title: 'AWS IoT rule',
  description: 'The result of the rule’s SQL statement: any JSON.',
};

/** Events that report something that has happened. */
export const notificationSchemas = {
  s3,
  sns,
  ses,
  eventBridge,
  scheduler,
  cloudWatchLogs,
  cloudWatchAlarm,
  cloudWatchDataSource,
  iotRule,
};
