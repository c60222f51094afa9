import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../tools/project.mjs';
import { releaseProblems, sectionOf } from '../tools/releaseNotes.mjs';

const changelog = readFileSync(inProject('CHANGELOG.md'), 'utf8');
const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

test('the version of package.json can be released as the changelog stands', () => {
  expect(releaseProblems(`v${manifest.version}`, { version: manifest.version, changelog })).toEqual([]);
});

test('a wrong tag, a version without notes and a lost section are refused', () => {
  expect(releaseProblems('v1.2.0', { version: '1.2.1', changelog: '# Changelog\n\n## 1.2.0\n\n- x\n' })).toEqual([
    'The tag is v1.2.0, the version of package.json 1.2.1.',
    'CHANGELOG.md says nothing about 1.2.1.',
    'CHANGELOG.md has no section "Unreleased".',
  ]);
});

test('release notes are the section of the version, and of no other that begins alike', () => {
  const text =
    '# Changelog\n\n## Unreleased\n\n## 1.2.10 (2027-01-02)\n\n- ten\n\n## 1.2.1\n\n- one\n\n### Fixed\n\n- two\n';
  expect(sectionOf(text, '1.2.1')).toBe('- one\n\n### Fixed\n\n- two');
  expect(sectionOf(text, '1.2.10')).toBe('- ten');
  expect(sectionOf(text, 'Unreleased')).toBeUndefined();
});

test('package.json has what ovsx checks before it publishes', () => {
  const { publisher, name, version, displayName, description, icon } = manifest;
  // A namespace and a name of Open VSX, in its own pattern.
  expect(`${publisher}.${name}`).toMatch(/^[\w-]+\.[\w-]+$/);
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect([displayName.length <= 100, description.length <= 300]).toEqual([true, true]);
  expect(existsSync(inProject(icon))).toBe(true);
  expect(readFileSync(inProject('LICENSE'), 'utf8')).toMatch(/^MIT License/);
});

test('package.json says what the Marketplace and Open VSX show', () => {
  expect(manifest).toMatchObject({
    license: 'MIT',
    pricing: 'Free',
    galleryBanner: { color: expect.stringMatching(/^#[0-9a-f]{6}$/), theme: 'dark' },
    repository: { type: 'git', url: expect.stringMatching(/^https:\/\/.+\.git$/) },
  });
  const repository = manifest.repository.url.replace(/\.git$/, '');
  expect([manifest.homepage, manifest.bugs.url, manifest.qna].map((url: string) => url.startsWith(repository))).toEqual(
    [true, true, true],
  );
  // The Marketplace refuses more.
  expect(manifest.keywords.length).toBeLessThanOrEqual(30);
});
