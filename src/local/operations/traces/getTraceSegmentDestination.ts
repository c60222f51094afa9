import type { Operation } from '../../http/awsRequest';

/** Traces are kept here, as in an account without Transaction Search. */
export const getTraceSegmentDestination: Operation = async () => ({
  status: 200,
  body: { Destination: 'XRay', Status: 'ACTIVE' },
});
