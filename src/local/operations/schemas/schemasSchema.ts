import { parseObject } from '../../../model/base/parseObject';
import type { AwsRequest, Operation } from '../../http/awsRequest';
import { schemasError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import type { SchemaVersion, SchemaVersions } from '../../schemas/schemaStore';
import { requireRegistry } from './schemasRegistry';

/** The maximum length of `Content` in the service's model. */
const maxCharacters = 100_000;

/** https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname.html */
export const createSchema: Operation = async (request, services) => {
  const registry = requireRegistry(request, services);
  const { schema = '' } = request.params;
  if (services.schemas.versionsOf(registry, schema) !== undefined) {
    throw schemasError(409, 'ConflictException', `Schema with name ${schema} already exists.`);
  }
  const added = services.schemas.add(registry, schema, readVersion(request, services));
  return { status: 201, body: describe(request, services, added) };
};

/** Returns the newest version, or the one of `schemaVersion`. */
export const describeSchema: Operation = async (request, services) => {
  const versions = requireSchema(request, services);
  const asked = request.query.get('schemaVersion');
  const found = asked === null ? versions.at(-1) : versions.find(({ version }) => String(version) === asked);
  if (found === undefined) throw schemasError(404, 'NotFoundException', `Schema version ${asked} does not exist.`);
  return { status: 200, body: { ...describe(request, services, found), Content: found.content } };
};

export const updateSchema: Operation = async (request, services) => {
  requireSchema(request, services);
  const { registry = '', schema = '' } = request.params;
  const added = services.schemas.add(registry, schema, readVersion(request, services));
  return { status: 200, body: describe(request, services, added) };
};

export const deleteSchema: Operation = async (request, services) => {
  requireSchema(request, services);
  const { registry = '', schema = '' } = request.params;
  services.schemas.remove(registry, schema);
  return { status: 204, body: {} };
};

/** Returns the versions of the request's schema. Throws `ServiceError` when it does not exist. */
export function requireSchema(request: AwsRequest, services: LocalServices): SchemaVersions {
  const { schema = '' } = request.params;
  const versions = services.schemas.versionsOf(requireRegistry(request, services), schema);
  if (versions !== undefined) return versions;
  throw schemasError(404, 'NotFoundException', `Schema with name ${schema} does not exist.`);
}

function readVersion({ body }: AwsRequest, { now }: LocalServices): Omit<SchemaVersion, 'version'> {
  const { Content, Type } = parseObject(body.toString('utf8')) ?? {};
  if (Type !== 'OpenApi3' && Type !== 'JSONSchemaDraft4') {
    throw schemasError(400, 'BadRequestException', 'Type must be OpenApi3 or JSONSchemaDraft4.');
  }
  if (typeof Content !== 'string' || parseObject(Content) === undefined) {
    throw schemasError(400, 'BadRequestException', 'Content must be a JSON document.');
  }
  if ([...Content].length > maxCharacters) {
    throw schemasError(400, 'BadRequestException', `Content must have at most ${maxCharacters} characters.`);
  }
  return { type: Type, content: Content, createdMs: now() };
}

function describe({ params }: AwsRequest, { catalog }: LocalServices, one: SchemaVersion): object {
  const { region, accountId } = catalog.place;
  const created = new Date(one.createdMs).toISOString();
  return {
    SchemaName: params.schema,
    SchemaArn: `arn:aws:schemas:${region}:${accountId}:schema/${params.registry}/${params.schema}`,
    SchemaVersion: String(one.version),
    Type: one.type,
    LastModified: created,
    VersionCreatedDate: created,
    tags: {},
  };
}
