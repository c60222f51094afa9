import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from './project.mjs';

/** Targets of `[text](target)`, `![text](target)`, `[text]: target`, `src="…"` and `href="…"`, outside of code. */
const targets = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+<?(\S+?)>?\s*$|\b(?:src|href)="([^"]+)"/gm;

/**
 * The links and pictures of a Markdown file of the project that lead nowhere: files that are not there, headings that no file has,
 * addresses without https. Pages of other sites are not requested.
 * @param {string} file relative to the project
 * @returns {readonly string[]} a line each
 */
export function brokenLinks(file) {
  const markdown = readFileSync(inProject(file), 'utf8');
  const broken = linksIn(markdown)
    .map((link) => ({ link, problem: problemOf(file, link) }))
    .flatMap(({ link, problem }) => (problem === undefined ? [] : [`${file}: ${link}: ${problem}`]));
  return [...broken, ...undefinedReferences(markdown).map((name) => `${file}: [${name}]: no such reference`)];
}

/** The names of `[text][name]` that no `[name]: target` defines. @param {string} markdown @returns {readonly string[]} */
export function undefinedReferences(markdown) {
  const text = withoutFences(markdown);
  const defined = new Set([...text.matchAll(/^\[([^\]]+)\]:\s/gm)].map(([, name = '']) => name.toLowerCase()));
  const used = [...text.matchAll(/\[[^\]]+\]\[([^\]]+)\]/g)].map(([, name = '']) => name.toLowerCase());
  return [...new Set(used)].filter((name) => !defined.has(name));
}

/** @param {string} markdown */
function withoutFences(markdown) {
  return markdown.replaceAll(/^(```+|~~~+)[\s\S]*?^\1/gm, '');
}

/** @param {string} markdown @returns {readonly string[]} */
export function linksIn(markdown) {
  const text = withoutFences(markdown).replaceAll(/(`+)[^`][\s\S]*?\1/g, '');
  return [...text.matchAll(targets)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** @param {string} file @param {string} link @returns {string | undefined} */
function problemOf(file, link) {
  if (/^https:\/\//.test(link)) return URL.canParse(link) ? undefined : 'not a URL';
  if (/^mailto:/.test(link)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return 'only https is shown by the Marketplace';
  const [path = '', heading] = link.split('#');
  if (path.startsWith('/')) return 'a path from the root of a site';
  const target = path === '' ? file : join(dirname(file), decodeURIComponent(path));
  if (!existsSync(inProject(target))) return 'there is no such file';
  if (heading === undefined || !target.endsWith('.md')) return undefined;
  return headingsOf(readFileSync(inProject(target), 'utf8')).includes(heading) ? undefined : 'there is no such heading';
}

/** As GitHub makes anchors of them. @param {string} markdown */
function headingsOf(markdown) {
  return [...markdown.matchAll(/^#{1,6}\s+(.+?)\s*$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
}
