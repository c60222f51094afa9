import type { AwsProfile, AwsRegion } from './awsProfile';
import type { SignIn } from './credentialsProblem';

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the editor asks of the machine's AWS configuration. Loaded when a command needs it. */
export interface AwsTools {
  /** All profiles, by name. Nothing secret. */
  listProfiles(): Promise<readonly AwsProfile[]>;
  /** How a profile is signed in to; `undefined` where it has nothing to sign in to. Without a name: the profile in force. */
  findSignIn(profile: string | undefined): Promise<SignIn | undefined>;
  /** All regions, by partition and id. */
  listRegions(): readonly AwsRegion[];
  /** Where a profile stands, or the file that it would stand in; `line` from 0. */
  locateProfile(
    name: string,
    env: Environment,
  ): Promise<{ readonly path: string; readonly line: number; readonly isThere: boolean }>;
  /** The folders to watch for news about credentials. */
  awsFolders(env: Environment): readonly string[];
}
