import { functionConfiguration } from '../../functions/functionConfiguration';
import { functionArn } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';

/** Only `$LATEST`: the local service publishes no versions. */
export const listVersionsByFunction: Operation = async ({ params }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', null);
  const FunctionArn = functionArn(catalog.place, declared.name, '$LATEST');
  const Versions = [{ ...functionConfiguration(declared, catalog), FunctionArn }];
  return { status: 200, body: { Versions, NextMarker: null } };
};
