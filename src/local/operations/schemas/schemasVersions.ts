import type { Operation } from '../../http/awsRequest';
import { schemasError } from '../../http/serviceError';
import { pageOf } from '../page';
import { requireSchema } from './schemasSchema';

const maxPage = 100;

/** https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname-versions.html */
export const listSchemaVersions: Operation = async (request, services) => {
  const versions = requireSchema(request, services);
  const { registry, schema } = request.params;
  const query = new URLSearchParams();
  const [limit, token] = [request.query.get('limit'), request.query.get('nextToken')];
  if (limit !== null) query.set('MaxItems', limit);
  if (token !== null) query.set('Marker', token);
  // Keys are sorted as text.
  const { items, nextMarker } = pageOf(versions, ({ version }) => String(version).padStart(9, '0'), query, maxPage);
  const { region, accountId } = services.catalog.place;
  const SchemaVersions = items.map(({ version, type }) => ({
    SchemaName: schema,
    SchemaArn: `arn:aws:schemas:${region}:${accountId}:schema/${registry}/${schema}`,
    SchemaVersion: String(version),
    Type: type,
  }));
  return { status: 200, body: { SchemaVersions, ...(nextMarker === null ? {} : { NextToken: nextMarker }) } };
};

/** https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-registries-name-registryname-schemas-name-schemaname-version-schemaversion.html */
export const deleteSchemaVersion: Operation = async (request, services) => {
  const { registry = '', schema = '', version = '' } = request.params;
  if (!requireSchema(request, services).some((one) => String(one.version) === version)) {
    throw schemasError(404, 'NotFoundException', `Schema version ${version} does not exist.`);
  }
  services.schemas.removeVersion(registry, schema, Number(version));
  return { status: 204, body: {} };
};
