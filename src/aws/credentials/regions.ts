/// <reference path="./awsPartitions.d.ts" />
import { partitionsInfo } from 'aws-partitions';
import type { AwsRegion } from '../../model/connection/awsProfile';

/** Lists the regions of the SDK, including China and GovCloud, by partition and name, without pseudo-regions. */
export function listRegions(): readonly AwsRegion[] {
  return partitionsInfo.partitions.flatMap(({ id: partition, regions }) =>
    Object.entries(regions)
      .filter(([id]) => !id.includes('global'))
      .map(([id, { description }]) => ({ id, name: description, partition }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}
