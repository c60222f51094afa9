/** How the user signs in again, as the AWS CLI's arguments: `['sso', 'login', '--profile', 'base']`. */
export interface SignIn {
  readonly method: 'sso' | 'login';
  /** What is signed in: `profile "base"` or `SSO session "corp"`. Text, never a command. */
  readonly what: string;
  readonly args: readonly string[];
}

/** Why a profile or the environment has no credentials: derived from the configuration, never from an error's text. */
export type CredentialsProblem =
  /** The profile is not in the configuration files. `isFromEnvironment`: AWS_PROFILE names it. */
  | { readonly kind: 'missingProfile'; readonly profile: string; readonly isFromEnvironment: boolean }
  /** `profile` refers to a profile or SSO session that does not exist. */
  | {
      readonly kind: 'dangling';
      readonly profile: string;
      readonly key: 'source_profile' | 'sso_session';
      readonly value: string;
    }
  /** Profiles that name each other as their source. */
  | { readonly kind: 'cycle'; readonly profile: string; readonly through: readonly string[] }
  /** Keys that are missing in the profile or its SSO session. */
  | {
      readonly kind: 'incomplete';
      readonly profile: string;
      readonly section: string;
      readonly missing: readonly string[];
    }
  /** The file with the web identity token cannot be read. `profile` is absent when the environment names the file. */
  | { readonly kind: 'tokenFile'; readonly profile: string | undefined; readonly path: string }
  /** The login that the profile uses has expired or does not exist. */
  | { readonly kind: 'signedOut'; readonly profile: string; readonly signIn: SignIn }
  /** `credential_process` failed; `said` is what it wrote to stderr, secrets removed. */
  | { readonly kind: 'process'; readonly profile: string; readonly said: string }
  /** Anything else, in the SDK's words, secrets removed. */
  | { readonly kind: 'other'; readonly profile: string; readonly said: string };
