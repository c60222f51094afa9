import { asObject, parseObject } from '../../../model/base/parseObject';
import type { FunctionCatalog } from '../../functions/functionCatalog';
import type { Operation } from '../../http/awsRequest';
import { invalidMember, mustMatch } from '../../http/invalidMember';
import { invalidParameter } from '../../http/serviceError';

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
const maxTags = 50;

/** As recorded from AWS. */
const resourcePattern = String.raw`arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)`;

/** The template's tags and those that CloudFormation adds. */
export const listTags: Operation = async ({ params }, { catalog }) => {
  const name = await taggedFunction(params.arn ?? '', catalog);
  return { status: 200, body: { Tags: await catalog.tagsOf(name) } };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html */
export const tagResource: Operation = async ({ params, body }, { catalog, made }) => {
  const name = await taggedFunction(params.arn ?? '', catalog);
  const tags = asObject(parseObject(body.toString('utf8'))?.Tags) ?? {};
  if (Object.keys(tags).length === 0) throw invalidParameter('An error occurred and the request cannot be processed.');
  const all = { ...(await catalog.tagsOf(name)), ...tags };
  if (Object.keys(all).length > maxTags) throw invalidParameter('Number of tags exceeds resource tag limit.');
  made.setTags(name, Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)])));
  return { status: 204, body: Buffer.alloc(0) };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html */
export const untagResource: Operation = async ({ params, query }, { catalog, made }) => {
  const name = await taggedFunction(params.arn ?? '', catalog);
  const keys = query.getAll('tagKeys');
  if (keys.length === 0) throw invalidMember('tagKeys', undefined, 'Member must not be null');
  made.setTags(name, Object.fromEntries(keys.map((key) => [key, undefined])));
  return { status: 204, body: Buffer.alloc(0) };
};

/** The name of the function that an ARN names. Throws `ServiceError` for anything else, versions and aliases included. */
async function taggedFunction(arn: string, catalog: FunctionCatalog): Promise<string> {
  const parts =
    /^arn:aws[\w-]*:lambda:[a-z]+-[a-z-]+-\d:\d{12}:function:[\w-]+(?::(?<qualifier>\$LATEST|[\w-]+))?$/.exec(arn);
  if (parts === null) throw invalidMember('resource', arn, mustMatch(resourcePattern));
  if (parts.groups?.qualifier !== undefined) {
    throw invalidParameter('Tags on function aliases and versions are not supported. Please specify a function ARN.');
  }
  return (await catalog.find(arn, null)).name;
}
