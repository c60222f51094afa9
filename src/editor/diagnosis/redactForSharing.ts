import { redact } from '../../model/base/redact';

/** The parts of a machine that are replaced by a placeholder. */
export interface Machine {
  readonly homeFolder: string;
  readonly userName: string;
  /** Paths of the open folders. */
  readonly folders: readonly string[];
}

/** Hosts that do not identify the user: this machine, and an AWS service in a Region. */
const isCommonHost =
  /^(?:localhost|127(?:\.\d+){3}|\[::1\]|[a-z0-9-]+\.(?:[a-z]+-)+\d\.(?:amazonaws\.com(?:\.cn)?|api\.aws))$/i;

/**
 * Removes what identifies a person, a machine or an account from a text that is posted in public: likely secrets, account ids,
 * names in ARNs, email addresses, hosts except AWS's and this machine's, paths below the home folder and the open folders.
 */
export function redactForSharing(text: string, machine: Machine): string {
  const shared = replacePaths(redact(text), machine)
    .replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)([^\s/?#"'<>`)]+)([^\s"'<>`)]*)/gi, (_url, scheme, server, path) =>
      describeUrl({ scheme, server, path }),
    )
    .replaceAll(/\barn:(aws[\w-]*):([\w-]*):([\w-]*):[^\s"'`,;)}]*/g, 'arn:$1:$2:$3:[redacted]')
    .replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]')
    .replaceAll(/(?<!\d)\d{12}(?!\d)/g, '[account]');
  return replaceUser(shared, machine.userName);
}

function describeUrl({ scheme, server, path }: Readonly<Record<'scheme' | 'server' | 'path', string>>): string {
  const host = server.replace(/^.*@/, '');
  const [, name = '', port = '', mark = ''] = /^(.*?)(:\d+)?([.,:;]*)$/.exec(host) ?? [];
  return `${scheme}${isCommonHost.test(name) ? `${name}${port}` : '[host]'}${mark}${path.length > 1 ? '/…' : path}`;
}

/** Both slashes, and any case: on Windows the same path is written in several ways. */
function replacePaths(text: string, { homeFolder, folders }: Machine): string {
  const places = [...folders.map((path) => ({ path, label: '[folder]' })), { path: homeFolder, label: '~' }]
    .filter(({ path }) => path.length > 1)
    .sort((one, other) => other.path.length - one.path.length);
  return places.reduce((rest, { path, label }) => rest.replaceAll(pathPattern(path), label), text);
}

/** A shorter name would be found in other words. */
function replaceUser(text: string, userName: string): string {
  return userName.length < 3
    ? text
    : text.replaceAll(new RegExp(`(?<!\\w)${escaped(userName)}(?!\\w)`, 'gi'), '[user]');
}

function pathPattern(path: string): RegExp {
  const parts = path.replace(/[\\/]+$/, '').split(/[\\/]+/);
  return new RegExp(`${parts.map(escaped).join('[\\\\/]+')}(?![\\w-])`, 'gi');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
