import type { AwsRequest, Operation } from '../../http/awsRequest';
import { schemasError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';

/** https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname.html */
export const createRegistry: Operation = async (request, services) => {
  const { registry = '' } = request.params;
  if (services.schemas.hasRegistry(registry)) {
    throw schemasError(409, 'ConflictException', `Registry with name ${registry} already exists.`);
  }
  services.schemas.addRegistry(registry);
  return { status: 201, body: registryOf(request, services) };
};

export const describeRegistry: Operation = async (request, services) => {
  requireRegistry(request, services);
  return { status: 200, body: registryOf(request, services) };
};

/** Returns the name of the request's registry. Throws `ServiceError` when it does not exist. */
export function requireRegistry({ params }: AwsRequest, { schemas }: LocalServices): string {
  const { registry = '' } = params;
  if (schemas.hasRegistry(registry)) return registry;
  throw schemasError(404, 'NotFoundException', `Registry with name ${registry} does not exist.`);
}

function registryOf({ params }: AwsRequest, { catalog }: LocalServices): object {
  const { region, accountId } = catalog.place;
  return {
    RegistryName: params.registry,
    RegistryArn: `arn:aws:schemas:${region}:${accountId}:registry/${params.registry}`,
    tags: {},
  };
}
