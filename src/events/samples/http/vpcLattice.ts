import type { SampleEvent } from '../../sampleEvent';
import { inLists, orderBody } from './requestParts';

export const vpcLatticeSamples: readonly SampleEvent<'vpc-lattice'>[] = [
  {
    id: 'vpc-lattice-v2',
    service: 'vpc-lattice',
    title: 'Request (event structure 2.0)',
    typeNames: ['vpclatticev2'],
    model: 'sync',
    eventType: 'vpc-lattice',
    make: (facts) => {
      const targetGroup = facts.resource('vpc-lattice', `targetgroup/tg-${facts.hex('group', 17)}`);
      const service = `svc-${facts.hex('service', 17)}`;
      return {
        version: '2.0',
        path: '/orders',
        method: 'POST',
        headers: inLists({
          accept: 'application/json',
          'content-type': 'application/json',
          host: `orders-${facts.hex('service', 17)}.${facts.hex('zone', 7)}.vpc-lattice-svcs.${facts.region}.on.aws`,
          'user-agent': 'curl/8.5.0',
          'x-forwarded-for': '10.0.12.7',
        }),
        queryStringParameters: { dryRun: ['false'] },
        body: orderBody,
        isBase64Encoded: false,
        requestContext: {
          serviceNetworkArn: facts.arn('vpc-lattice', `servicenetwork/sn-${facts.hex('network', 17)}`),
          serviceArn: facts.arn('vpc-lattice', `service/${service}`),
          targetGroupArn: facts.arn('vpc-lattice', targetGroup),
          identity: {
            sourceVpcArn: facts.arn('ec2', `vpc/vpc-${facts.hex('vpc', 17)}`),
            type: 'AWS_IAM',
            principal: facts.globalArn('sts', 'assumed-role/shop-frontend/session'),
            sessionName: 'session',
          },
          region: facts.region,
          timeEpoch: String(facts.nowMs * 1000),
        },
      };
    },
  },
  {
    id: 'vpc-lattice-v1',
    service: 'vpc-lattice',
    title: 'Request (event structure 1.0)',
    typeNames: ['vpclattice'],
    model: 'sync',
    eventType: 'vpc-lattice-v1',
    make: (facts) => ({
      raw_path: '/orders?dryRun=false',
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        host: `orders-${facts.hex('service', 17)}.${facts.hex('zone', 7)}.vpc-lattice-svcs.${facts.region}.on.aws`,
        'x-forwarded-for': '10.0.12.7',
      },
      query_string_parameters: { dryRun: 'false' },
      body: orderBody,
      is_base64_encoded: false,
    }),
  },
];
