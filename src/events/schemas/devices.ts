import {
  anything,
  base64,
  choice,
  flag,
  type JsonSchema,
  listOf,
  mapOf,
  orNull,
  record,
  suggestion,
  text,
  textList,
  textOrNull,
  texts,
} from './jsonSchema';

const iotAuthorizer: JsonSchema = {
  title: 'AWS IoT custom authorizer',
  ...record(
    'Asks whether a device can connect.',
    {
      protocols: listOf('Protocols of the request.', choice('A protocol.', 'tls', 'http', 'mqtt')),
      protocolData: record(
        'What the device sent, by protocol.',
        {},
        {
          tls: record('TLS.', {}, { serverName: textOrNull('Host name of the SNI extension.') }),
          http: record('HTTP.', {}, { headers: texts('The headers.'), queryString: textOrNull('The query string.') }),
          mqtt: record(
            'MQTT.',
            {},
            {
              username: textOrNull('The user name.'),
              password: orNull(base64('The password, base64.')),
              clientId: textOrNull('The client ID.'),
            },
          ),
        },
      ),
    },
    {
      token: textOrNull('The token, when the authorizer has a token key.'),
      signatureVerified: flag('Whether AWS IoT has verified the signature of the token.'),
      connectionMetadata: record('The connection.', {}, { id: text('Its ID, for logs.') }),
    },
  ),
};

const iotProvisioning: JsonSchema = {
  title: 'AWS IoT pre-provisioning hook',
  ...record(
    'Asks whether a device can be provisioned.',
    { templateArn: text('The provisioning template.'), parameters: mapOf('Parameters that the device sent.', {}) },
    {
      claimCertificateId: textOrNull('The claim certificate.'),
      certificateId: textOrNull('The new certificate.'),
      certificatePem: textOrNull('The new certificate, PEM.'),
      clientId: text('The client ID of the device.'),
    },
  ),
};

const transferAuthorizer: JsonSchema = {
  title: 'AWS Transfer Family identity provider',
  ...record(
    'Asks whether a user can sign in, and where to.',
    {
      username: text('The user name.'),
      protocol: choice('The protocol.', 'SFTP', 'FTPS', 'FTP', 'AS2'),
      serverId: text('The server.'),
    },
    {
      password: textOrNull('The password; empty when the user signs in with an SSH key.'),
      sourceIp: text('The address of the client.'),
    },
  ),
};

const transferWorkflow: JsonSchema = {
  title: 'AWS Transfer Family workflow step',
  ...record('A custom step of a workflow; the function reports its result with SendWorkflowStepState.', {
    token: text('Token for reporting the result.'),
    serviceMetadata: record('The run.', {
      executionDetails: record('The workflow.', {
        workflowId: text('The workflow.'),
        executionId: text('This execution.'),
      }),
      transferDetails: record(
        'The transfer.',
        { serverId: text('The server.') },
        { sessionId: text('The session.'), userName: text('The user.') },
      ),
    }),
    fileLocation: record(
      'The file.',
      { domain: choice('The storage.', 'S3', 'EFS') },
      {
        bucket: text('The bucket.'),
        key: text('The key.'),
        eTag: text('The ETag.'),
        versionId: textOrNull('The version.'),
        fileSystemId: text('The EFS file system.'),
        path: text('The path in the file system.'),
      },
    ),
  }),
};

const clientVpn: JsonSchema = {
  title: 'AWS Client VPN connect handler',
  ...record(
    'Asks whether a client can connect.',
    { 'connection-id': text('The connection.'), 'endpoint-id': text('The Client VPN endpoint.') },
    {
      'common-name': textOrNull('Common name of the client certificate.'),
      username: textOrNull('The user name.'),
      platform: suggestion('The operating system.', 'win', 'mac', 'linux', 'android', 'ios', 'unknown', ''),
      'platform-version': textOrNull('Its version.'),
      'public-ip': textOrNull('Public address of the client.'),
      'client-openvpn-version': textOrNull('Version of OpenVPN.'),
      'aws-client-version': textOrNull('Version of the AWS client.'),
      groups: anything('Groups of the user.'),
      'schema-version': text('v1, v2 or v3.'),
    },
  ),
};

const workMail: JsonSchema = {
  title: 'Amazon WorkMail message flow',
  ...record(
    'An email that a flow rule matched.',
    {
      summaryVersion: text('Version of the summary.'),
      envelope: record('The envelope.', {
        mailFrom: record('The sender.', { address: text('The address.') }),
        recipients: listOf('The recipients.', record('A recipient.', { address: text('The address.') })),
      }),
      messageId: text('ID to get the message with.'),
      flowDirection: choice('The direction.', 'INBOUND', 'OUTBOUND'),
    },
    {
      sender: orNull(record('The Sender header.', { address: text('The address.') })),
      subject: textOrNull('The subject.'),
      invocationId: text('ID of the invocation, the same for retries.'),
      truncated: flag('Whether the summary was cut.'),
      recipients: textList('Recipients, in older versions.'),
    },
  ),
};

/** Events that ask whether a device, a user or an email can pass. */
export const deviceSchemas = {
  iotAuthorizer,
  iotProvisioning,
  transferAuthorizer,
  transferWorkflow,
  clientVpn,
  workMail,
};
