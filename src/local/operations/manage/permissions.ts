import { parseObject } from '../../../model/base/parseObject';
import { permissionStatement } from '../../../workspace/cloudformation/permissionStatement';
import { permission } from '../../../workspace/cloudformation/samEvent';
import type { FunctionCatalog } from '../../functions/functionCatalog';
import { aliasNotFound, functionArn, readFunctionReference } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { invalidMember, mustMatch } from '../../http/invalidMember';
import { invalidParameter, ServiceError } from '../../http/serviceError';

/** The statement shows as a trigger; nothing is ever denied here (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html). */
export const addPermission: Operation = async ({ params, query, body }, { catalog, made }) => {
  const input = parseObject(body.toString('utf8')) ?? {};
  checkStatement(input);
  const { name, qualifier } = await target(params.name ?? '', query.get('Qualifier'), catalog);
  if (qualifier === '$LATEST') throw invalidParameter('We currently do not support adding policies for $LATEST.');
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
  const { place } = catalog;
  const reference = readFunctionReference(params.name ?? '', query.get('Qualifier'), place);
  await catalog.find(reference.name, null).catch(() => {
    throw notFound(`No policy found for: ${functionArn(place, reference.name)}`);
  });
  const { name } = await target(params.name ?? '', query.get('Qualifier'), catalog);
  const { statement = '' } = params;
  if (made.policyOf(name).size === 0) throw notFound('No policy is associated with the given resource.');
  if (!made.policyOf(name).has(statement)) throw notFound(`Statement ${statement} is not found in resource policy.`);
  made.setStatement(name, statement, undefined);
  return { status: 204, body: Buffer.alloc(0) };
};

/** What the statement is about. AWS calls an alias that does not exist by another sentence than a version. */
async function target(text: string, asked: string | null, catalog: FunctionCatalog) {
  const { name, qualifier } = readFunctionReference(text, asked, catalog.place);
  const { aliases } = await catalog.find(name, null);
  const isAlias = qualifier !== undefined && /^(?!\d+$)[\w-]+$/.test(qualifier);
  if (isAlias && !aliases.includes(qualifier)) throw aliasNotFound(functionArn(catalog.place, name, qualifier));
  await catalog.find(name, qualifier ?? null);
  return { name, qualifier };
}

function checkStatement({ StatementId, Action, Principal }: Readonly<Record<string, unknown>>): void {
  if (!/^[\w-]+$/.test(String(StatementId)))
    throw invalidMember('statementId', StatementId, mustMatch('([a-zA-Z0-9-_]+)'));
  if (!/^(lambda:\*|lambda:[a-zA-Z]+|\*)$/.test(String(Action))) {
    throw invalidMember('action', Action, mustMatch('(lambda:[*]|lambda:[a-zA-Z]+|[*])'));
  }
  // A service, an account, an ARN of one, or everybody.
  if (!/^(\*|\d{12}|arn:[\w-]+:(iam|sts)::.+|[\w.-]+\.amazon(aws)?\.com(\.cn)?)$/.test(String(Principal))) {
    throw invalidParameter('The provided principal was invalid. Please check the principal and try again.');
  }
}

function notFound(message: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', message);
}
