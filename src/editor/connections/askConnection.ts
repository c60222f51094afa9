import { done } from '../../model/base/outcome';
import type { AwsProfile } from '../../model/connection/awsProfile';
import type { AwsTools } from '../../model/connection/awsTools';
import type { ConnectionSpec } from '../../model/connection/connection';
import { isEndpoint } from '../../model/connection/connectionSettings';
import { inputStep } from '../prompts/inputStep';
import { type Answer, pickStep } from '../prompts/pickStep';

/** What is known of the connection so far. */
interface Draft {
  kind: ConnectionSpec['kind'];
  name: string;
  profile: string | undefined;
  region: string | undefined;
  endpoint: string;
  usesTestCredentials: boolean;
  isProtected: boolean;
}

/** A step writes what it was told into the draft. */
type Step = (draft: Draft, title: string) => Promise<Answer<undefined>>;

interface Asked {
  readonly tools: AwsTools;
  /** Names that other connections have. */
  readonly taken: readonly string[];
}

/** Leads through the parts of a connection, each with a way back. `undefined` when the user gives up. */
export async function askConnection(
  before: ConnectionSpec | undefined,
  asked: Asked,
): Promise<ConnectionSpec | undefined> {
  const draft = draftOf(before);
  for (let index = before === undefined ? 0 : 1; ; ) {
    const steps = stepsFor(draft.kind, asked);
    const step = steps[index];
    if (step === undefined) return specOf(draft);
    const what = before === undefined ? 'Add Connection' : `Edit ${before.name}`;
    const answer = await step(draft, `${what} (${index + 1}/${steps.length})`);
    if (answer.kind === 'canceled' || (answer.kind === 'back' && index === 0)) return undefined;
    index += answer.kind === 'back' ? -1 : 1;
  }
}

function stepsFor(kind: ConnectionSpec['kind'], asked: Asked): readonly Step[] {
  const name = nameStep(asked.taken);
  switch (kind) {
    case 'local':
      return [kindStep, name];
    case 'aws':
      return [kindStep, profileStep(asked.tools), regionStep(asked.tools), name];
    case 'endpoint':
      return [kindStep, endpointStep, regionStep(asked.tools), credentialsStep(asked.tools), name];
  }
}

const kindStep: Step = async (draft, title) => {
  const answer = await pickStep(title, 'Where do calls go?', [
    { label: `$(cloud) ${'AWS'}`, detail: 'A profile and a region, or the environment.', value: 'aws' },
    {
      label: `$(plug) ${'Another endpoint'}`,
      detail: 'LocalStack, moto, a VPC endpoint.',
      value: 'endpoint',
    },
    {
      label: `$(vm) ${'Local'}`,
      detail: 'The functions of the workspace’s template, run on this machine.',
      value: 'local',
    },
  ] as const);
  if (answer.kind !== 'done') return answer;
  draft.kind = answer.value;
  return done;
};

function profileStep(tools: AwsTools): Step {
  return async (draft, title) => {
    const answer = await pickStep<{ readonly profile: string | undefined }>(
      title,
      'As whom?',
      profileItems(await tools.listProfiles(), draft.profile),
    );
    if (answer.kind !== 'done') return answer;
    draft.profile = answer.value.profile;
    return done;
  };
}

function profileItems(profiles: readonly AwsProfile[], chosen: string | undefined) {
  const environment = {
    label: `$(terminal) ${'Environment'}`,
    description: 'what VS Code was started with: AWS_PROFILE, AWS_ACCESS_KEY_ID, a container’s role',
    value: { profile: undefined },
  };
  const items = profiles.map(({ name, region, kind, wantsMfa }) => ({
    label: name === chosen ? `$(check) ${name}` : name,
    description: [profileWords()[kind], wantsMfa ? 'asks for an MFA code' : undefined, region]
      .filter((part) => part !== undefined)
      .join(' · '),
    value: { profile: name },
  }));
  return [environment, ...items];
}

function profileWords(): Readonly<Record<AwsProfile['kind'], string>> {
  return {
    sso: 'SSO',
    role: 'assumes a role',
    keys: 'access key',
    process: 'credential process',
    webIdentity: 'web identity',
    login: 'console login',
    incomplete: 'no credentials of its own',
  };
}

function regionStep(tools: AwsTools): Step {
  return async (draft, title) => {
    const ofProfile =
      draft.kind === 'aws'
        ? (await tools.listProfiles()).find(({ name }) => name === (draft.profile ?? 'default'))?.region
        : undefined;
    const inherit = {
      label: `$(account) ${'As the profile or the environment says'}`,
      description: ofProfile ?? '',
      value: { region: undefined },
    };
    const regions = tools.listRegions().map(({ id, name, partition }) => ({
      label: id === draft.region ? `$(check) ${id}` : id,
      description: partition === 'aws' ? name : `${name} · ${partition}`,
      value: { region: id },
    }));
    const answer = await pickStep<{ readonly region: string | undefined }>(title, 'In which region?', [
      inherit,
      ...regions,
    ]);
    if (answer.kind !== 'done') return answer;
    draft.region = answer.value.region;
    return done;
  };
}

const endpointStep: Step = async (draft, title) => {
  const answer = await inputStep({
    title,
    prompt: 'The address of the endpoint',
    placeholder: 'http://localhost:4566',
    value: draft.endpoint,
    problemOf: (text) =>
      isEndpoint(text)
        ? undefined
        : 'An address such as http://localhost:4566, without a user name or password, please.',
  });
  if (answer.kind !== 'done') return answer;
  draft.endpoint = answer.value;
  return done;
};

function credentialsStep(tools: AwsTools): Step {
  return async (draft, title) => {
    const test = {
      label: `$(beaker) ${'Test credentials'}`,
      description: 'the pair “test” and “test”, which emulators take',
      value: { isTest: true, profile: undefined },
    };
    const others = profileItems(await tools.listProfiles(), draft.profile).map((item) => ({
      ...item,
      value: { isTest: false, profile: item.value.profile },
    }));
    const answer = await pickStep<{ readonly isTest: boolean; readonly profile: string | undefined }>(
      title,
      'With which credentials?',
      [test, ...others],
    );
    if (answer.kind !== 'done') return answer;
    draft.usesTestCredentials = answer.value.isTest;
    draft.profile = answer.value.profile;
    return done;
  };
}

function nameStep(taken: readonly string[]): Step {
  return async (draft, title) => {
    const answer = await inputStep({
      title,
      prompt: 'The name in the tree',
      value: draft.name === '' ? suggestedName(draft, taken) : draft.name,
      problemOf: (text) => {
        if (text === '') return 'A name, please.';
        return taken.includes(text) ? `There is a connection “${text}” already.` : undefined;
      },
    });
    if (answer.kind !== 'done') return answer;
    draft.name = answer.value;
    return done;
  };
}

function suggestedName({ kind, profile, region, endpoint }: Draft, taken: readonly string[]): string {
  const base =
    kind === 'local'
      ? 'Local'
      : kind === 'endpoint'
        ? new URL(endpoint).host
        : [profile ?? 'AWS', region].filter((part) => part !== undefined).join(' ');
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.includes(name)) return name;
  }
}

function draftOf(spec: ConnectionSpec | undefined): Draft {
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

function specOf({ kind, name, profile, region, endpoint, usesTestCredentials, isProtected }: Draft): ConnectionSpec {
  if (kind === 'local') return { kind, name };
  const place = {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(isProtected ? { isProtected } : {}),
  };
  if (kind === 'aws') return { kind, name, ...place };
  return { kind, name, endpoint, ...place, ...(usesTestCredentials ? { usesTestCredentials } : {}) };
}
