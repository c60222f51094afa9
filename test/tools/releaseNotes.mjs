/**
 * The section of a version in a changelog, without its heading; `undefined` where there is none or nothing is in it.
 * @param {string} changelog Markdown with a `## ` heading a version
 * @param {string} version
 * @returns {string | undefined}
 */
export function sectionOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find((section) => section.split('\n')[0]?.split(/[\s([]/)[0] === version);
  const text = found?.split('\n').slice(1).join('\n').trim();
  return text === '' ? undefined : text;
}

/**
 * Why a tag cannot be released; empty where it can.
 * @param {string} tag
 * @param {{ readonly version: string, readonly changelog: string }} project
 * @returns {readonly string[]}
 */
export function releaseProblems(tag, { version, changelog }) {
  const wrongTag = tag === `v${version}` ? [] : [`The tag is ${tag}, the version of package.json ${version}.`];
  const noNotes = sectionOf(changelog, version) === undefined ? [`CHANGELOG.md says nothing about ${version}.`] : [];
  const noNext = /^## Unreleased$/m.test(changelog) ? [] : ['CHANGELOG.md has no section "Unreleased".'];
  return [...wrongTag, ...noNotes, ...noNext];
}
