import type { ConnectionSpec } from '../../model/connection/connection';
import { type ConnectionDraft, connectionSteps, type StepNeeds } from './connectionSteps';

/** Asks for the parts of a connection, one step each, with a button back. `undefined` when the user cancels. */
export async function askConnection(
  before: ConnectionSpec | undefined,
  needs: StepNeeds,
): Promise<ConnectionSpec | undefined> {
  const draft = draftOf(before);
  for (let index = before === undefined ? 0 : 1; ; ) {
    const steps = connectionSteps(draft.kind, needs);
    const step = steps[index];
    if (step === undefined) return specOf(draft);
    const what = before === undefined ? 'Add Connection' : `Edit ${before.name}`;
    const answer = await step(draft, `${what} (${index + 1}/${steps.length})`);
    if (answer.kind === 'canceled' || (answer.kind === 'back' && index === 0)) return undefined;
    index += answer.kind === 'back' ? -1 : 1;
  }
}

function draftOf(spec: ConnectionSpec | undefined): ConnectionDraft {
  return {
    kind: spec?.kind ?? 'aws',
    name: spec?.name ?? '',
    profile: spec === undefined || spec.kind === 'local' ? undefined : spec.profile,
    region: spec === undefined || spec.kind === 'local' ? undefined : spec.region,
    endpoint: spec?.kind === 'endpoint' ? spec.endpoint : '',
    usesTestCredentials: spec?.kind === 'endpoint' && spec.usesTestCredentials === true,
    isProtected: spec !== undefined && spec.kind !== 'local' && spec.isProtected === true,
  };
}

function specOf({
  kind,
  name,
  profile,
  region,
  endpoint,
  usesTestCredentials,
  isProtected,
}: ConnectionDraft): ConnectionSpec {
  if (kind === 'local') return { kind, name };
  const place = {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(isProtected ? { isProtected } : {}),
  };
  if (kind === 'aws') return { kind, name, ...place };
  return { kind, name, endpoint, ...place, ...(usesTestCredentials ? { usesTestCredentials } : {}) };
}
