// `node test/tools/release.mjs check|notes <tag>`: whether a tag can be released, or what its release notes say.
import { readFile } from 'node:fs/promises';
import { inProject } from './project.mjs';
import { releaseProblems, sectionOf } from './releaseNotes.mjs';

const [what, tag = ''] = process.argv.slice(2);
const changelog = await readFile(inProject('CHANGELOG.md'), 'utf8');
const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
const problems = releaseProblems(tag, { version, changelog });
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else if (what === 'notes') {
  console.log(sectionOf(changelog, version));
} else {
  console.log(`${tag} can be released.`);
}
