import type * as vscode from 'vscode';
import { asObject } from '../../model/base/parseObject';

/** On whose behalf the functions of a project call other services, and what their environment is, as the user has chosen. */
export interface ProjectIdentity {
  /** `undefined`: as the settings say. */
  readonly identity:
    | { readonly kind: 'none' }
    | { readonly kind: 'profile'; readonly profile: string }
    | { readonly kind: 'endpoint'; readonly endpoint: string }
    | undefined;
  readonly environment:
    | { readonly kind: 'declared' }
    /** An absolute path. */
    | { readonly kind: 'file'; readonly path: string }
    /** Of the deployed functions on this connection. */
    | { readonly kind: 'deployed'; readonly connectionId: string };
}

const key = 'local.identities';

const asDeclared: ProjectIdentity = { identity: undefined, environment: { kind: 'declared' } };

/**
 * The choices for each project, by its folder. They are kept in VS Code's own storage, where no file of a workspace reaches them, and
 * hold names only: no credentials, no variables.
 */
export class ProjectIdentities {
  constructor(private readonly state: vscode.Memento) {}

  all(): ReadonlyMap<string, ProjectIdentity> {
    return new Map(Object.entries(asObject(this.state.get(key)) ?? {}).map(([folder, one]) => [folder, read(one)]));
  }

  of(folder: string): ProjectIdentity {
    return this.all().get(folder) ?? asDeclared;
  }

  async choose(folder: string, change: Partial<ProjectIdentity>): Promise<void> {
    const chosen = { ...this.of(folder), ...change };
    await this.state.update(key, { ...Object.fromEntries(this.all()), [folder]: chosen });
  }
}

function read(stored: unknown): ProjectIdentity {
  const { identity, environment } = asObject(stored) ?? {};
  return { identity: readIdentity(asObject(identity)), environment: readEnvironment(asObject(environment)) };
}

function readIdentity(stored: Readonly<Record<string, unknown>> | undefined): ProjectIdentity['identity'] {
  const { kind, profile, endpoint } = stored ?? {};
  if (kind === 'profile' && typeof profile === 'string') return { kind, profile };
  if (kind === 'endpoint' && typeof endpoint === 'string') return { kind, endpoint };
  return kind === 'none' ? { kind } : undefined;
}

function readEnvironment(stored: Readonly<Record<string, unknown>> | undefined): ProjectIdentity['environment'] {
  const { kind, path, connectionId } = stored ?? {};
  if (kind === 'file' && typeof path === 'string') return { kind, path };
  if (kind === 'deployed' && typeof connectionId === 'string') return { kind, connectionId };
  return { kind: 'declared' };
}
