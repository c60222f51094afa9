import type { AwsProfile, AwsRegion } from './awsProfile';
import type { SignIn } from './credentialsProblem';

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Access to the machine's AWS configuration. Loaded when a command needs it. */
export interface AwsTools {
  /** All profiles, by name. Nothing secret. */
  listProfiles(): Promise<readonly AwsProfile[]>;
  /** How a profile is signed in to; `undefined` when it does not use a login. Without a name: the active profile. */
  findSignIn(profile: string | undefined): Promise<SignIn | undefined>;
  /** All regions, by partition and id. */
  listRegions(): readonly AwsRegion[];
  /** Where a profile is declared, or the file to declare it in; `line` from 0. */
  locateProfile(
    name: string,
    env: Environment,
  ): Promise<{ readonly path: string; readonly line: number; readonly isThere: boolean }>;
  /** Installs one package of npm into a folder, without its scripts. Rejects with npm's error. */
  installPackage(packageName: string, folder: string): Promise<void>;
  /** The folders to watch for changed credentials. */
  awsFolders(env: Environment): readonly string[];
}
