import { functionConfiguration } from '../../functions/functionConfiguration';
import type { Operation } from '../../http/awsRequest';

/** `$LATEST`, and the version that a deployment publishes for the aliases. */
export const listVersionsByFunction: Operation = async ({ params }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', null);
  const versions = ['$LATEST', ...catalog.versionsOf(declared)];
  const all = await Promise.all(versions.map((version) => catalog.find(declared.name, version)));
  const Versions = all.map((one, index) => functionConfiguration(one, catalog, versions[index]));
  return { status: 200, body: { Versions, NextMarker: null } };
};
