import * as vscode from 'vscode';
import { done } from '../../model/base/outcome';
import type { AwsProfile } from '../../model/connection/awsProfile';
import type { AwsTools } from '../../model/connection/awsTools';
import type { ConnectionSpec } from '../../model/connection/connection';
import { isEndpoint } from '../../model/connection/connectionSettings';
import { inputStep } from '../prompts/inputStep';
import { type Answer, pickStep } from '../prompts/pickStep';

/** What is known of the connection so far. */
export interface ConnectionDraft {
  kind: ConnectionSpec['kind'];
  name: string;
  profile: string | undefined;
  region: string | undefined;
  endpoint: string;
  usesTestCredentials: boolean;
  isProtected: boolean;
}

/** Asks for one part of a connection and writes it into the draft. */
export type ConnectionStep = (draft: ConnectionDraft, title: string) => Promise<Answer<undefined>>;

/** What the steps choose from. */
export interface StepNeeds {
  readonly tools: AwsTools;
  /** Names that other connections have. */
  readonly taken: readonly string[];
}

/** The steps for a kind of connection, in order. The first asks for the kind. */
export function connectionSteps(kind: ConnectionSpec['kind'], needs: StepNeeds): readonly ConnectionStep[] {
  const name = nameStep(needs.taken);
  switch (kind) {
    case 'local':
      return [kindStep, name];
    case 'aws':
      return [kindStep, profileStep(needs.tools), regionStep(needs.tools), name];
    case 'endpoint':
      return [kindStep, endpointStep, regionStep(needs.tools), credentialsStep(needs.tools), name];
  }
}

const kindStep: ConnectionStep = async (draft, title) => {
  const answer = await pickStep(title, 'Select where to send requests', [
    {
      label: 'AWS',
      iconPath: new vscode.ThemeIcon('cloud'),
      detail: 'A profile and a region, or the credentials of the environment.',
      value: 'aws',
    },
    {
      label: 'Custom endpoint',
      iconPath: new vscode.ThemeIcon('plug'),
      detail: 'LocalStack, moto, a VPC endpoint.',
      value: 'endpoint',
    },
    {
      label: 'Local',
      iconPath: new vscode.ThemeIcon('vm'),
      detail: 'Runs the functions of this workspace on this machine.',
      value: 'local',
    },
  ] as const);
  if (answer.kind !== 'done') return answer;
  draft.kind = answer.value;
  return done;
};

function profileStep(tools: AwsTools): ConnectionStep {
  return async (draft, title) => {
    const answer = await pickStep<{ readonly profile: string | undefined }>(title, 'Which credentials?', [
      environmentItem,
      ...profileItems(await tools.listProfiles(), draft.profile),
    ]);
    if (answer.kind !== 'done') return answer;
    draft.profile = answer.value.profile;
    return done;
  };
}

const environmentItem = {
  label: 'Environment',
  iconPath: new vscode.ThemeIcon('terminal'),
  description: 'the environment VS Code was started with: AWS_PROFILE, AWS_ACCESS_KEY_ID, container role',
  value: { profile: undefined },
};

/** The profiles of this machine, and what each of them is. */
export function profileItems(profiles: readonly AwsProfile[], chosen: string | undefined) {
  return profiles.map(({ name, region, kind, wantsMfa }) => ({
    label: name,
    ...(name === chosen ? { iconPath: new vscode.ThemeIcon('check') } : {}),
    description: [profileWords()[kind], wantsMfa ? 'requires an MFA code' : undefined, region]
      .filter((part) => part !== undefined)
      .join(' · '),
    value: { profile: name },
  }));
}

function profileWords(): Readonly<Record<AwsProfile['kind'], string>> {
  return {
    sso: 'SSO',
    role: 'assumes a role',
    keys: 'access key',
    process: 'credential process',
    webIdentity: 'web identity',
    login: 'console login',
    incomplete: 'no credentials',
  };
}

function regionStep(tools: AwsTools): ConnectionStep {
  return async (draft, title) => {
    const ofProfile =
      draft.kind === 'aws'
        ? (await tools.listProfiles()).find(({ name }) => name === (draft.profile ?? 'default'))?.region
        : undefined;
    const inherit = {
      label: 'Default',
      iconPath: new vscode.ThemeIcon('account'),
      description: ofProfile ?? 'region of the profile or the environment',
      value: { region: undefined },
    };
    const regions = tools.listRegions().map(({ id, name, partition }) => ({
      label: id,
      ...(id === draft.region ? { iconPath: new vscode.ThemeIcon('check') } : {}),
      description: partition === 'aws' ? name : `${name} · ${partition}`,
      value: { region: id },
    }));
    const answer = await pickStep<{ readonly region: string | undefined }>(title, 'Select a region', [
      inherit,
      ...regions,
    ]);
    if (answer.kind !== 'done') return answer;
    draft.region = answer.value.region;
    return done;
  };
}

const endpointStep: ConnectionStep = async (draft, title) => {
  const answer = await inputStep({
    title,
    prompt: 'Endpoint URL',
    placeholder: 'http://localhost:4566',
    value: draft.endpoint,
    problemOf: (text) =>
      isEndpoint(text) ? undefined : 'Enter a URL such as http://localhost:4566, without credentials.',
  });
  if (answer.kind !== 'done') return answer;
  draft.endpoint = answer.value;
  return done;
};

function credentialsStep(tools: AwsTools): ConnectionStep {
  return async (draft, title) => {
    const test = {
      label: 'Test credentials',
      iconPath: new vscode.ThemeIcon('beaker'),
      description: 'access key “test”, secret key “test”: accepted by LocalStack and moto',
      value: { isTest: true, profile: undefined },
    };
    const others = profileItems(await tools.listProfiles(), draft.profile).map((item) => ({
      ...item,
      value: { isTest: false, profile: item.value.profile },
    }));
    const answer = await pickStep<{ readonly isTest: boolean; readonly profile: string | undefined }>(
      title,
      'Which credentials?',
      [test, ...others],
    );
    if (answer.kind !== 'done') return answer;
    draft.usesTestCredentials = answer.value.isTest;
    draft.profile = answer.value.profile;
    return done;
  };
}

function nameStep(taken: readonly string[]): ConnectionStep {
  return async (draft, title) => {
    const answer = await inputStep({
      title,
      prompt: 'Connection name',
      value: draft.name === '' ? suggestedName(draft, taken) : draft.name,
      problemOf: (text) => {
        if (text === '') return 'Enter a name.';
        return taken.includes(text) ? `A connection named “${text}” already exists.` : undefined;
      },
    });
    if (answer.kind !== 'done') return answer;
    draft.name = answer.value;
    return done;
  };
}

function baseName({ kind, profile, region, endpoint }: ConnectionDraft): string {
  if (kind === 'local') return 'Local';
  if (kind === 'endpoint') return new URL(endpoint).host;
  return [profile ?? 'AWS', region].filter((part) => part !== undefined).join(' ');
}

function suggestedName(draft: ConnectionDraft, taken: readonly string[]): string {
  const base = baseName(draft);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.includes(name)) return name;
  }
}
