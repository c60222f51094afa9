import { canceled, done, type Outcome } from '../../model/base/outcome';
import { askConnection } from './askConnection';
import { type ConnectionTest, tryConnection } from './testConnection';

/** Asks for a connection step by step, adds it to the settings and tests it. */
export async function addConnection(needs: ConnectionTest): Promise<Outcome> {
  const { connections } = needs;
  const specs = connections.all().map(({ spec }) => spec);
  const taken = specs.map(({ name }) => name);
  const spec = await askConnection(undefined, { tools: await needs.awsTools(), taken });
  if (spec === undefined) return canceled;
  await connections.save([...specs, spec]);
  const added = connections.all().find((one) => one.spec.name === spec.name);
  return added === undefined ? done : tryConnection(added, needs);
}
