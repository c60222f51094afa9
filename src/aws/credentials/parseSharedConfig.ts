/** A section of an AWS configuration file: keys as written, keys of an indented group as `lambda.endpoint_url`. */
export type ConfigSection = Readonly<Record<string, string>>;

/** The merged AWS configuration files, by the AWS CLI's names of the sections. */
export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, ConfigSection>;
  readonly ssoSessions: ReadonlyMap<string, ConfigSection>;
  readonly services: ReadonlyMap<string, ConfigSection>;
}

type Sections = Map<string, Record<string, string>>;
type Kind = keyof SharedConfig;

const kinds: Readonly<Record<string, Kind>> = {
  profile: 'profiles',
  'sso-session': 'ssoSessions',
  services: 'services',
};

/**
 * Reads the texts of `~/.aws/config` and `~/.aws/credentials` as the AWS CLI does: a section header of the config file is split
 * into words like a shell does, so `[profile "my team"]` is the profile `my team` and `[profile my team]` is invalid; a header of
 * the credentials file is the name itself (botocore's `configloader.py`). If both files have a key, the credentials file takes
 * precedence.
 */
export function parseSharedConfig(configText: string, credentialsText: string): SharedConfig {
  const sections: Record<Kind, Sections> = { profiles: new Map(), ssoSessions: new Map(), services: new Map() };
  for (const { head, values } of readSections(configText)) {
    const named = nameOf(head);
    if (named !== undefined) merge(sections[named.kind], named.name, values);
  }
  for (const { head, values } of readSections(credentialsText)) merge(sections.profiles, head, values);
  return sections;
}

/** Parses a section header of the config file; `undefined` for headers that the AWS CLI ignores. */
function nameOf(head: string): { readonly kind: Kind; readonly name: string } | undefined {
  if (head === 'default') return { kind: 'profiles', name: head };
  const [word, name, ...more] = splitWords(head) ?? [];
  const kind = kinds[word ?? ''];
  return kind === undefined || name === undefined || more.length > 0 ? undefined : { kind, name };
}

/** Finds the start of a profile's section in a file: a line from 0, or -1. */
export function findProfileLine(text: string, name: string, isConfig: boolean): number {
  return text.split(/\r?\n/).findIndex((line) => {
    const head = headOf(line);
    if (head === undefined) return false;
    if (!isConfig) return head === name;
    const named = nameOf(head);
    return named?.kind === 'profiles' && named.name === name;
  });
}

function merge(sections: Sections, name: string, values: ConfigSection): void {
  sections.set(name, { ...sections.get(name), ...values });
}

function headOf(line: string): string | undefined {
  return /^\s*\[(.+)\]/.exec(line)?.[1]?.trim();
}

interface RawSection {
  readonly head: string;
  readonly values: Record<string, string>;
}

/** Reads the sections in the order of the file; other lines than `key = value` are skipped, as in the SDK. */
function readSections(text: string): readonly RawSection[] {
  const sections: RawSection[] = [];
  let group: string | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const head = headOf(line);
    if (head !== undefined) {
      sections.push({ head, values: {} });
      group = undefined;
      continue;
    }
    const [, indent = '', key, value] = /^(\s*)([^=:\s#;][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    const section = sections.at(-1);
    if (key === undefined || value === undefined || section === undefined) continue;
    if (indent === '') group = undefined;
    const plain = value.replace(/(^|\s)[;#].*$/, '').trim();
    if (plain === '') group = key.toLowerCase();
    else section.values[group === undefined ? key.toLowerCase() : `${group}.${key.toLowerCase()}`] = plain;
  }
  return sections;
}

/** Splits words like Python's `shlex.split`; `undefined` for an unclosed quote. */
function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  const pattern = /\s*((?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+)/y;
  let at = 0;
  for (;;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return text.slice(at).trim() === '' ? words : undefined;
    words.push(unquote(match[1] ?? ''));
    at = pattern.lastIndex;
  }
}

function unquote(word: string): string {
  return word.replace(
    /"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g,
    (_all, double?: string, single?: string, escaped?: string) =>
      double === undefined ? (single ?? escaped ?? '') : double.replace(/\\(["\\])/g, '$1'),
  );
}
