import { permissionStatement } from '../../../workspace/cloudformation/permissionStatement';
import { functionArn } from '../../functions/functionReference';
import { stableUuid } from '../../functions/stableUuid';
import type { Operation } from '../../http/awsRequest';
import { noSuchResource, ServiceError } from '../../http/serviceError';

/** The statements that a deployment of the template would add (https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html). */
export const getPolicy: Operation = async ({ params, query }, { catalog }) => {
  // AWS says the same of a function that is not there.
  const declared = await catalog.find(params.name ?? '', query.get('Qualifier')).catch((error: unknown) => {
    throw error instanceof ServiceError && error.status === 404 ? noSuchResource() : error;
  });
  const resource = functionArn(catalog.place, declared.name);
  const statements: object[] = (await catalog.triggers()).flatMap(({ functionName, logicalId, makes }) =>
    functionName === declared.name && makes.kind === 'permission'
      ? [permissionStatement(makes, `local-${logicalId}`, resource)]
      : [],
  );
  statements.push(...catalog.made.policyOf(declared.name).values());
  if (statements.length === 0) throw noSuchResource();
  const policy = JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });
  return { status: 200, body: { Policy: policy, RevisionId: stableUuid(policy) } };
};
