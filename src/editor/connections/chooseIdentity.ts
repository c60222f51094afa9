import * as vscode from 'vscode';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { AwsTools } from '../../model/connection/awsTools';
import { isEndpoint } from '../../model/connection/connectionSettings';
import type { Project } from '../../model/function/project';
import { runCommand } from '../commands/runCommand';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import { inputStep } from '../prompts/inputStep';
import { type Answer, pickStep } from '../prompts/pickStep';
import { showMessage } from '../sinks/messages';
import { showQuickPick } from '../sinks/quickInput';
import { profileItems } from './connectionSteps';
import type { Connections } from './connections';
import type { ProjectIdentities, ProjectIdentity } from './projectIdentities';

export interface IdentityNeeds {
  readonly connections: Connections;
  readonly identities: ProjectIdentities;
  readonly declared: DeclaredFunctions;
  readonly awsTools: () => Promise<AwsTools>;
}

/** A change of what is chosen; back to the list of choices, or none at all. */
type Change = Answer<Partial<ProjectIdentity>>;

type Choice = vscode.QuickPickItem & {
  readonly ask?: (title: string, present: ProjectIdentity, needs: IdentityNeeds, project: Project) => Promise<Change>;
};

/**
 * Asks on whose behalf Local runs the functions of a project, and with which variables, and starts Local again with the answer.
 * `projectFile`: the file that declares the project; without one it is asked for where there are several.
 */
export async function chooseIdentity(projectFile: string | undefined, needs: IdentityNeeds): Promise<Outcome> {
  if (!vscode.workspace.isTrusted) return failed('Trust this workspace to run its functions on this machine.');
  const projects = (await needs.declared.projects()).filter(({ functions }) => functions.length > 0);
  if (projects.length === 0) return failed('No functions found in this workspace.');
  const known = projects.find(({ file }) => file === projectFile);
  const project = known ?? (projects.length === 1 ? projects[0] : await pickProject(projects, needs));
  if (project === undefined) return canceled;
  const title = `Identity and Environment of ${project.name}`;
  for (;;) {
    const present = needs.identities.of(project.folder);
    const picked = await showQuickPick(choices(present, needs), { title, placeHolder: 'How Local runs its functions' });
    if (picked?.ask === undefined) return canceled;
    const change = await picked.ask(title, present, needs, project);
    if (change.kind === 'canceled') return canceled;
    if (change.kind === 'back') continue;
    await needs.identities.choose(project.folder, change.value);
    needs.connections.restartLocal();
    return done;
  }
}

async function pickProject(projects: readonly Project[], { identities, connections }: IdentityNeeds) {
  const items = projects.map((project) => ({
    label: project.name,
    description: describe(identities.of(project.folder), connections),
    project,
  }));
  return (await showQuickPick(items, { title: 'Identity and Environment', placeHolder: 'Select a project' }))?.project;
}

/** `profile dev · environment of deployed functions on prod` */
function describe({ identity, environment }: ProjectIdentity, connections: Connections): string {
  const parts = [
    identity?.kind === 'profile' ? `profile ${identity.profile}` : undefined,
    identity?.kind === 'endpoint' ? identity.endpoint : undefined,
    environment.kind === 'file' ? vscode.workspace.asRelativePath(environment.path) : undefined,
    environment.kind === 'deployed' ? `environment of ${nameOf(environment.connectionId, connections)}` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function nameOf(connectionId: string, connections: Connections): string {
  return connections.get(connectionId)?.spec.name ?? 'a removed connection';
}

function choices({ identity, environment }: ProjectIdentity, { connections }: IdentityNeeds): readonly Choice[] {
  const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const item = (isChosen: boolean, choice: Choice): Choice =>
    isChosen ? { ...choice, iconPath: new vscode.ThemeIcon('check') } : choice;
  return [
    separator('Identity'),
    item(identity?.kind === 'none', {
      label: 'No Account',
      detail: 'Calls to AWS fail, except those that Local answers.',
      ask: async () => ({ kind: 'done', value: { identity: { kind: 'none' } } }),
    }),
    item(identity?.kind === 'profile', {
      label: 'Profile or Assumed Role…',
      ...(identity?.kind === 'profile' ? { description: identity.profile } : {}),
      detail: 'The SDKs read the profile themselves. Dwell stores no credentials.',
      ask: askProfile,
    }),
    item(identity?.kind === 'endpoint', {
      label: 'Endpoint…',
      ...(identity?.kind === 'endpoint' ? { description: identity.endpoint } : {}),
      detail: 'LocalStack, moto, or DynamoDB Local instead of AWS.',
      ask: askEndpoint,
    }),
    item(identity === undefined, {
      label: 'From Settings',
      detail: 'dwell.local.profile and dwell.local.endpoint of the workspace folder; without them, no account.',
      ask: async () => ({ kind: 'done', value: { identity: undefined } }),
    }),
    separator('Environment'),
    item(environment.kind === 'declared', {
      label: 'Declared Variables',
      detail: 'As the project declares them, with the files of dwell.local.envFiles.',
      ask: async () => ({ kind: 'done', value: { environment: { kind: 'declared' } } }),
    }),
    item(environment.kind === 'file', {
      label: 'Env File…',
      ...(environment.kind === 'file' ? { description: vscode.workspace.asRelativePath(environment.path) } : {}),
      detail: 'A file with NAME=value lines. It overrides the declared variables.',
      ask: askFile,
    }),
    item(environment.kind === 'deployed', {
      label: 'Environment of Deployed Functions…',
      ...(environment.kind === 'deployed' ? { description: nameOf(environment.connectionId, connections) } : {}),
      detail: 'Reads the variables from AWS each time Local starts. They are never stored.',
      ask: askDeployed,
    }),
  ];
}

async function askProfile(title: string, { identity }: ProjectIdentity, { awsTools }: IdentityNeeds): Promise<Change> {
  const chosen = identity?.kind === 'profile' ? identity.profile : undefined;
  const profiles = await (await awsTools()).listProfiles();
  const answer = await pickStep(title, 'Which credentials?', profileItems(profiles, chosen));
  if (answer.kind !== 'done') return answer;
  return { kind: 'done', value: { identity: { kind: 'profile', profile: answer.value.profile } } };
}

async function askEndpoint(title: string, { identity }: ProjectIdentity): Promise<Change> {
  const answer = await inputStep({
    title,
    prompt: 'URL that functions call instead of AWS',
    value: identity?.kind === 'endpoint' ? identity.endpoint : '',
    placeholder: 'http://localhost:4566',
    problemOf: (text) =>
      isEndpoint(text) ? undefined : 'Enter a URL such as http://localhost:4566, without credentials.',
  });
  if (answer.kind !== 'done') return answer;
  return { kind: 'done', value: { identity: { kind: 'endpoint', endpoint: answer.value } } };
}

async function askFile(
  title: string,
  _present: ProjectIdentity,
  _needs: IdentityNeeds,
  project: Project,
): Promise<Change> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: 'Use Env File',
      defaultUri: vscode.Uri.file(project.folder),
      canSelectMany: false,
    })) ?? [];
  return file === undefined ? canceled : { kind: 'done', value: { environment: { kind: 'file', path: file.fsPath } } };
}

async function askDeployed(
  title: string,
  _present: ProjectIdentity,
  { connections }: IdentityNeeds,
  project: Project,
): Promise<Change> {
  const remote = connections.all().filter(({ spec }) => spec.kind !== 'local');
  if (remote.length === 0) {
    const text = 'No AWS or endpoint connection is configured.';
    const add = 'Add Connection';
    const pressed = await showMessage('warning', { text, buttons: [add] });
    if (pressed === add) await runCommand('addConnection');
    return canceled;
  }
  const items = remote.map((connection) => ({
    label: connection.spec.name,
    iconPath: new vscode.ThemeIcon('cloud'),
    value: connection,
  }));
  const answer = await pickStep(title, 'Where are the functions deployed?', items);
  if (answer.kind !== 'done') return answer;
  const use = 'Use Environment';
  const pressed = await showMessage('warning', {
    text: `Run the functions of ${project.name} with the environment of the deployed ones (${answer.value.spec.name})?`,
    detail:
      'Their variables can be secrets, and can point the code at live tables and queues. Dwell reads them each time Local starts and gives them to the processes of these functions only.',
    isModal: true,
    buttons: [use],
  });
  if (pressed !== use) return canceled;
  return { kind: 'done', value: { environment: { kind: 'deployed', connectionId: answer.value.id } } };
}
