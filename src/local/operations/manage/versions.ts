import { asObject, parseObject } from '../../../model/base/parseObject';
import { functionConfiguration, stateOfFunction } from '../../functions/functionConfiguration';
import { aliasNotFound, functionArn } from '../../functions/functionReference';
import { publishedVersions } from '../../functions/publishedVersions';
import { stableUuid } from '../../functions/stableUuid';
import type { Operation } from '../../http/awsRequest';
import { invalidMember, mustMatch } from '../../http/invalidMember';
import { invalidParameter, ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import type { MadeAlias, MadeVersion } from '../../made/made';

/**
 * Publishes `$LATEST` as it is now, or returns the last version where nothing has changed since
 * (https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html).
 */
export const publishVersion: Operation = async ({ params, body }, services) => {
  const { catalog } = services;
  const { name } = await catalog.find(params.name ?? '', null);
  const description = parseObject(body.toString('utf8'))?.Description;
  const { version } = await publish(name, typeof description === 'string' ? description : '', services);
  const declared = await catalog.find(name, version);
  const state = stateOfFunction(declared, catalog);
  return { status: 201, body: { ...functionConfiguration(declared, catalog, version), ...state } };
};

export async function publish(
  name: string,
  description: string,
  { catalog, made, now }: LocalServices,
): Promise<MadeVersion> {
  const latest = await catalog.find(name, null);
  const { aliases: _, ...content } = latest;
  const declared = { ...content, aliases: [], description: description || latest.description };
  const last = made.versionsOf(name).at(-1);
  if (last !== undefined && JSON.stringify(last.declared) === JSON.stringify(declared)) return last;
  const code = made.functions.get(name)?.code;
  const first = publishedVersions(latest).length + 1;
  return made.publish(name, { declared, code, description: declared.description, publishedMs: now() }, first);
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html */
export const createAlias: Operation = async ({ params, body }, services) => {
  const { catalog, made } = services;
  const { name, aliases } = await catalog.find(params.name ?? '', null);
  const input = parseObject(body.toString('utf8')) ?? {};
  const alias = String(input.Name ?? '');
  if (aliases.includes(alias)) {
    const arn = functionArn(catalog.place, name, alias);
    throw new ServiceError(409, 'ResourceConflictException', `Alias already exists: ${arn}`);
  }
  if (!/^(?!\d+$)[\w-]{1,128}$/.test(alias)) {
    throw invalidMember('name', alias, mustMatch('(?!^[0-9]+$)([a-zA-Z0-9-_]+)'));
  }
  const blank: MadeAlias = { name: alias, version: '', description: '', weights: {} };
  made.setAlias(name, await readAlias(name, input, blank, services));
  return { status: 201, body: await aliasOf(name, alias, services) };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html */
export const updateAlias: Operation = async ({ params, body }, services) => {
  const { catalog, made } = services;
  const { name, aliases } = await catalog.find(params.name ?? '', null);
  if (!aliases.includes(params.alias ?? '')) {
    const arn = functionArn(catalog.place, name, params.alias);
    throw new ServiceError(404, 'ResourceNotFoundException', `Alias not found: ${arn}`);
  }
  const before = await catalog.aliasOf(name, params.alias ?? '');
  made.setAlias(name, await readAlias(name, parseObject(body.toString('utf8')) ?? {}, before, services));
  return { status: 200, body: await aliasOf(name, before.name, services) };
};

export const getAlias: Operation = async ({ params }, services) => {
  const { catalog } = services;
  const { name, aliases } = await catalog.find(params.name ?? '', null);
  if (!aliases.includes(params.alias ?? '')) throw aliasNotFound(functionArn(catalog.place, name, params.alias));
  return { status: 200, body: await aliasOf(name, params.alias ?? '', services) };
};

/** Does nothing for one that does not exist, as on AWS. */
export const deleteAlias: Operation = async ({ params }, { catalog, made }) => {
  const { name } = await catalog.find(params.name ?? '', null);
  made.removeAlias(name, params.alias ?? '');
  return { status: 204, body: Buffer.alloc(0) };
};

async function readAlias(
  name: string,
  input: Readonly<Record<string, unknown>>,
  before: MadeAlias,
  { catalog }: LocalServices,
): Promise<MadeAlias> {
  const version = typeof input.FunctionVersion === 'string' ? input.FunctionVersion : before.version;
  const routing = asObject(input.RoutingConfig)?.AdditionalVersionWeights;
  const weights = routing === undefined ? before.weights : (asObject(routing) ?? {});
  const shares = Object.entries(weights).map(([one, weight]) => [one, Number(weight)] as const);
  checkShares(shares);
  for (const one of [version, ...Object.keys(weights)]) await catalog.find(name, one);
  if (shares.length > 0 && version === '$LATEST') {
    throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version');
  }
  if (Object.hasOwn(weights, version)) {
    throw invalidParameter(
      `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
    );
  }
  const description = typeof input.Description === 'string' ? input.Description : before.description;
  return { name: before.name, version, description, weights: Object.fromEntries(shares) };
}

/** The words are those recorded from AWS. */
function checkShares(shares: readonly (readonly [version: string, share: number])[]): void {
  const member = 'routingConfig.additionalVersionWeights';
  const shown = `{${shares.map(([one, share]) => `${one}=${Number.isInteger(share) ? share.toFixed(1) : share}`).join(', ')}}`;
  if (shares.some(([, share]) => !(share >= 0 && share <= 1))) {
    throw invalidMember(
      member,
      shown,
      'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]',
    );
  }
  if (shares.some(([one]) => !/^\d+$/.test(one))) {
    throw invalidMember(
      member,
      shown,
      'Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]',
    );
  }
  if (shares.length > 1) {
    throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1');
  }
}

/** An alias as Lambda describes it. */
export async function aliasOf(
  name: string,
  alias: string,
  { catalog }: Pick<LocalServices, 'catalog'>,
): Promise<object> {
  const found = await catalog.aliasOf(name, alias);
  const { version, description, weights } = found;
  return {
    AliasArn: functionArn(catalog.place, name, alias),
    Name: alias,
    FunctionVersion: version,
    Description: description,
    ...(Object.keys(weights).length === 0 ? {} : { RoutingConfig: { AdditionalVersionWeights: weights } }),
    RevisionId: stableUuid(JSON.stringify([name, found])),
  };
}
