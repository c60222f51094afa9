import { asObject, parseObject } from '../../../model/base/parseObject';
import type { Place } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';
import type { MadeLayer } from '../../made/made';

/** https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html */
export const publishLayerVersion: Operation = async ({ params, body }, { catalog, made, uploads, now }) => {
  const { layer: name = '' } = params;
  const input = parseObject(body.toString('utf8')) ?? {};
  const { path, code } = await uploads.store(asObject(input.Content));
  const version = 1 + Math.max(0, ...made.layers.filter((one) => one.name === name).map((one) => one.version));
  const runtimes = Array.isArray(input.CompatibleRuntimes) ? input.CompatibleRuntimes.map(String) : [];
  const description = typeof input.Description === 'string' ? input.Description : '';
  const layer: MadeLayer = { name, version, description, runtimes, layer: { kind: 'zip', path }, code, madeMs: now() };
  made.layers.push(layer);
  return { status: 201, body: versionOf(layer, catalog.place) };
};

export const getLayerVersion: Operation = async ({ params }, { catalog, made }) => {
  const found = made.layers.find((one) => one.name === params.layer && String(one.version) === params.version);
  if (found === undefined) {
    throw new ServiceError(404, 'ResourceNotFoundException', 'The resource you requested does not exist.');
  }
  return { status: 200, body: versionOf(found, catalog.place) };
};

/** The newest first, as on AWS. */
export const listLayerVersions: Operation = async ({ params }, { catalog, made }) => {
  const own = made.layers.filter(({ name }) => name === params.layer).reverse();
  return { status: 200, body: { LayerVersions: own.map((one) => versionOf(one, catalog.place)), NextMarker: null } };
};

export const listLayers: Operation = async (_request, { catalog, made }) => {
  const newest = [...new Map(made.layers.map((one) => [one.name, one])).values()];
  const Layers = newest.map((one) => ({
    LayerName: one.name,
    LayerArn: layerArn(one, catalog.place),
    LatestMatchingVersion: versionOf(one, catalog.place),
  }));
  return { status: 200, body: { Layers, NextMarker: null } };
};

export const deleteLayerVersion: Operation = async ({ params }, { made }) => {
  const at = made.layers.findIndex((one) => one.name === params.layer && String(one.version) === params.version);
  if (at >= 0) made.layers.splice(at, 1);
  return { status: 204, body: Buffer.alloc(0) };
};

function layerArn({ name }: MadeLayer, { region, accountId }: Place): string {
  return `arn:aws:lambda:${region}:${accountId}:layer:${name}`;
}

function versionOf(layer: MadeLayer, place: Place): object {
  const { version, description, runtimes, code, madeMs } = layer;
  return {
    LayerArn: layerArn(layer, place),
    LayerVersionArn: `${layerArn(layer, place)}:${version}`,
    Version: version,
    Description: description,
    CreatedDate: new Date(madeMs).toISOString().replace('Z', '+0000'),
    CompatibleRuntimes: runtimes,
    Content: { CodeSha256: code.sha256, CodeSize: code.bytes },
  };
}
