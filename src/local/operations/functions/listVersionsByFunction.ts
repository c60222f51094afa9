import { functionConfiguration } from '../../functions/functionConfiguration';
import { publishedVersions } from '../../functions/publishedVersions';
import type { Operation } from '../../http/awsRequest';

/** `$LATEST`, and the version that a deployment publishes for the aliases. */
export const listVersionsByFunction: Operation = async ({ params }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', null);
  const versions = ['$LATEST', ...publishedVersions(declared)];
  const Versions = versions.map((version) => functionConfiguration(declared, catalog, version));
  return { status: 200, body: { Versions, NextMarker: null } };
};
