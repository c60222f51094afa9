import { noDeadline } from '../../model/base/noDeadline';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { LambdaFunction } from '../../model/function/functions';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';
import type { Connections } from '../connections/connections';
import { type DeclaredFunctions, loadWorkspace } from '../functions/declaredFunctions';
import type { FunctionView } from '../functions/functionView';
import { showQuickPick } from '../sinks/quickInput';

/** A function of this workspace, on this machine and where it is deployed. */
export interface Twins {
  readonly declared: DeclaredFunction;
  readonly local: FunctionTarget;
  readonly deployed: FunctionTarget;
  readonly connection: Connection;
  /** What the connection says about the deployed one. */
  readonly lambda: LambdaFunction;
}

export interface TwinNeeds {
  readonly connections: Connections;
  readonly declared: DeclaredFunctions;
  readonly view: Pick<FunctionView, 'explorer'>;
}

/** Finds the other one of a pair, whichever `target` is. Fails with a sentence where there is none. */
export async function findTwins(target: FunctionTarget, needs: TwinNeeds): Promise<Outcome<Twins>> {
  const { connections, declared } = needs;
  const found = await declared.find(target.functionName);
  if (found === undefined) return failed(`No template in this workspace declares ${target.functionName}.`);
  const here = connections.all().find(({ spec }) => spec.kind === 'local');
  if (here === undefined) {
    return failed('Running it on this machine requires a local connection.', addConnection());
  }
  const local: FunctionTarget = { connectionId: here.id, functionName: found.name, qualifier: undefined };
  const given = connections.get(target.connectionId);
  const isLocal = given === undefined || given.spec.kind === 'local';
  const connection = isLocal ? await remoteConnection(found.name, connections) : doneWith(given);
  if (connection.kind !== 'done') return connection;
  const { directory, spec } = connection.value;
  if (!isLocal) {
    const read = await directory.getFunction(target.functionName, target.qualifier, noDeadline());
    if (!read.ok) return failed(read.failure.message);
    return doneWith({ declared: found, local, deployed: target, connection: connection.value, lambda: read.value });
  }
  const lambda = await deployedOf(found, connection.value, needs);
  if (lambda === undefined) {
    return failed(
      `${found.name} was not found on ${spec.name}. Invoke the pair from the function's row below ${spec.name}.`,
    );
  }
  const deployed: FunctionTarget = {
    connectionId: connection.value.id,
    functionName: lambda.name,
    qualifier: undefined,
  };
  return doneWith({ declared: found, local, deployed, connection: connection.value, lambda });
}

function addConnection() {
  return commandTo('addConnection', 'Add Connection');
}

async function remoteConnection(functionName: string, connections: Connections): Promise<Outcome<Connection>> {
  const items = connections
    .all()
    .filter(({ spec }) => spec.kind !== 'local')
    .map((connection) => ({ label: connection.spec.name, description: connection.spec.kind, connection }));
  if (items.length === 0) return failed('No connection to AWS or an endpoint yet.', addConnection());
  const placeHolder = `Select where ${functionName} is deployed`;
  const picked = items.length > 1 ? await showQuickPick(items, { placeHolder }) : items[0];
  return picked === undefined ? canceled : doneWith(picked.connection);
}

/** By its exact name where the template has one; else among the functions that the view has listed. */
async function deployedOf(
  declared: DeclaredFunction,
  connection: Connection,
  { declared: functions, view }: TwinNeeds,
): Promise<LambdaFunction | undefined> {
  const [{ matchDeployed }, all] = await Promise.all([loadWorkspace(), functions.all()]);
  const listed = view.explorer.lists
    .listOf(connection)
    .state.functions.filter((lambda) => matchDeployed({ name: lambda.name }, all) === declared);
  if (listed[0] !== undefined) return listed[0];
  const exact = new Set([...declared.deployedNames, declared.name].filter((name) => !name.includes('*')));
  for (const name of exact) {
    const read = await connection.directory.getFunction(name, undefined, noDeadline());
    if (read.ok) return read.value;
  }
  return undefined;
}
