import type { SampleEvent } from '../../sampleEvent';

export const iotAuthorizerSamples: readonly SampleEvent<'iot-authorizer'>[] = [
  {
    id: 'iot-authorizer-mqtt',
    service: 'iot-authorizer',
    title: 'MQTT connection with user name and password',
    typeNames: ['iotcustomauthorizer'],
    model: 'sync',
    eventType: 'iot-authorizer',
    make: (facts) => ({
      token: 'example-token',
      signatureVerified: false,
      protocols: ['tls', 'mqtt'],
      protocolData: {
        tls: { serverName: `${facts.letters('endpoint', 14)}-ats.iot.${facts.region}.${facts.domain}` },
        mqtt: { username: 'kettle-1', password: { $base64: 'example-password' }, clientId: 'kettle-1' },
      },
      connectionMetadata: { id: facts.uuid('connection') },
    }),
  },
];

export const iotProvisioningSamples: readonly SampleEvent<'iot-provisioning'>[] = [
  {
    id: 'iot-provisioning-hook',
    service: 'iot-provisioning',
    title: 'Pre-provisioning hook of fleet provisioning',
    typeNames: ['iotpreprovisioninghook'],
    model: 'sync',
    eventType: 'iot-provisioning',
    make: (facts) => ({
      claimCertificateId: facts.hex('claim', 64),
      certificateId: facts.hex('certificate', 64),
      certificatePem: '-----BEGIN CERTIFICATE-----\nexample\n-----END CERTIFICATE-----\n',
      templateArn: facts.arn('iot', facts.resource('iot', 'provisioningtemplate/kettles')),
      clientId: facts.uuid('client'),
      parameters: { SerialNumber: 'k-1001' },
    }),
  },
];
