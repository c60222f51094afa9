import { asObject, parseObject } from '../../../model/base/parseObject';
import { permissionStatement } from '../../../workspace/cloudformation/permissionStatement';
import { permission } from '../../../workspace/cloudformation/samEvent';
import { functionArn, readFunctionReference } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { noSuchResource, ServiceError } from '../../http/serviceError';

/** The statement shows as a trigger; nothing is ever denied here (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html). */
export const addPermission: Operation = async ({ params, query, body }, { catalog, made }) => {
  const { name } = await catalog.find(params.name ?? '', query.get('Qualifier'));
  const { qualifier } = readFunctionReference(params.name ?? '', query.get('Qualifier'), catalog.place);
  const input = parseObject(body.toString('utf8')) ?? {};
  const text = (member: string) => (typeof input[member] === 'string' ? String(input[member]) : undefined);
  const id = text('StatementId') ?? '';
  if (made.policyOf(name).has(id)) {
    const message = `The statement id (${id}) provided already exists. Please provide a new statement id, or remove the existing statement.`;
    throw new ServiceError(409, 'ResourceConflictException', message);
  }
  const declared = permission(text('Principal') ?? '*', {
    action: text('Action') ?? 'lambda:InvokeFunction',
    sourceArn: text('SourceArn'),
    sourceAccount: text('SourceAccount'),
    eventSourceToken: text('EventSourceToken'),
    principalOrgId: text('PrincipalOrgID'),
    urlAuthType: text('FunctionUrlAuthType'),
    isForUrlOnly: input.InvokedViaFunctionUrl === true,
  });
  const statement = permissionStatement(declared, id, functionArn(catalog.place, name, qualifier));
  made.setStatement(name, id, statement);
  return { status: 201, body: { Statement: JSON.stringify(statement) } };
};

/** Of statements that calls have added; those of a project are in its template. */
export const removePermission: Operation = async ({ params, query }, { catalog, made }) => {
  const { name } = await catalog.find(params.name ?? '', query.get('Qualifier'));
  const { statement = '' } = params;
  if (!made.policyOf(name).has(statement)) throw noSuchResource();
  made.setStatement(name, statement, undefined);
  return { status: 204, body: Buffer.alloc(0) };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html */
export const tagResource: Operation = async ({ params, body }, { catalog, made }) => {
  const { name } = await catalog.find(params.arn ?? '', null);
  const tags = asObject(parseObject(body.toString('utf8'))?.Tags) ?? {};
  made.setTags(name, Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)])));
  return { status: 204, body: Buffer.alloc(0) };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html */
export const untagResource: Operation = async ({ params, query }, { catalog, made }) => {
  const { name } = await catalog.find(params.arn ?? '', null);
  made.setTags(name, Object.fromEntries(query.getAll('tagKeys').map((key) => [key, undefined])));
  return { status: 204, body: Buffer.alloc(0) };
};
