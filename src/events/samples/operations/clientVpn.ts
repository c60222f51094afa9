import type { SampleEvent } from '../../sampleEvent';
import { callerIp } from '../http/requestParts';

export const clientVpnSamples: readonly SampleEvent<'client-vpn'>[] = [
  {
    id: 'client-vpn-connect',
    service: 'client-vpn',
    title: 'Client connect handler',
    model: 'sync',
    eventType: 'client-vpn',
    make: (facts) => ({
      'connection-id': `cvpn-connection-${facts.hex('connection', 17)}`,
      'endpoint-id': `cvpn-endpoint-${facts.hex('endpoint', 17)}`,
      'common-name': '',
      username: 'jane',
      platform: 'mac',
      'platform-version': '',
      'public-ip': callerIp,
      'client-openvpn-version': '2.4.9',
      groups: 'engineering',
      'schema-version': 'v2',
    }),
  },
];
