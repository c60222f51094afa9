import { parseObject } from '../../../model/base/parseObject';
import type { Operation } from '../../http/awsRequest';
import { invalidRequest } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import type { TraceGroup } from '../../tracing/groupStore';
import { readFilterExpression } from './readFilterExpression';

/** https://docs.aws.amazon.com/xray/latest/api/API_CreateGroup.html */
export const createGroup: Operation = async ({ body }, services) => {
  const { GroupName: name, FilterExpression: text } = parseObject(body.toString('utf8')) ?? {};
  if (typeof name !== 'string' || name === '') throw invalidRequest('GroupName is required.');
  if (services.groups.find('name', name) !== undefined) throw invalidRequest(`Group ${name} already exists.`);
  return { status: 200, body: { Group: describe(put(services, name, text)) } };
};

/** https://docs.aws.amazon.com/xray/latest/api/API_UpdateGroup.html */
export const updateGroup: Operation = async ({ body }, services) => {
  const input = parseObject(body.toString('utf8')) ?? {};
  const { name } = findGroup(services, input);
  return { status: 200, body: { Group: describe(put(services, name, input.FilterExpression)) } };
};

/** https://docs.aws.amazon.com/xray/latest/api/API_GetGroup.html */
export const getGroup: Operation = async ({ body }, services) => ({
  status: 200,
  body: { Group: describe(findGroup(services, parseObject(body.toString('utf8')) ?? {})) },
});

/** https://docs.aws.amazon.com/xray/latest/api/API_GetGroups.html */
export const getGroups: Operation = async (_request, { groups }) => ({
  status: 200,
  body: { Groups: groups.all().map(describe) },
});

/** https://docs.aws.amazon.com/xray/latest/api/API_DeleteGroup.html */
export const deleteGroup: Operation = async ({ body }, services) => {
  services.groups.delete(findGroup(services, parseObject(body.toString('utf8')) ?? {}).name);
  return { status: 200, body: {} };
};

function findGroup({ groups }: LocalServices, input: Record<string, unknown>): TraceGroup {
  const { GroupName: name, GroupARN: arn } = input;
  const found = typeof arn === 'string' ? groups.find('arn', arn) : groups.find('name', String(name));
  if (found === undefined) throw invalidRequest('Group not found.');
  return found;
}

function put({ groups, catalog }: LocalServices, name: string, text: unknown): TraceGroup {
  const { region, accountId } = catalog.place;
  const arn = `arn:aws:xray:${region}:${accountId}:group/${name}/local`;
  const group = { name, arn, text: typeof text === 'string' ? text : '', filter: readFilterExpression(text) };
  groups.put(group);
  return group;
}

function describe({ name, arn, text }: TraceGroup): object {
  return { GroupName: name, GroupARN: arn, FilterExpression: text, InsightsConfiguration: { InsightsEnabled: false } };
}
