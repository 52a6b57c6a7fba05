import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { changesOf, judgeRelease } from '../../../scripts/release/judge.ts';
import { root } from '../../../scripts/setup/places.mjs';
import { formatProblem } from '../../../tenant/problem.ts';

const changelog =
  '# Changelog\n\n## Unreleased\n\n## 0.3.0 - 2027-01-15\n- New.\n- Newer.\n\n## 0.2.0 - 2026-12-01\n- Old.\n';
const well = { tag: 'v0.3.0', version: '0.3.0', locked: '0.3.0', changelog };
const told = (facts: Partial<typeof well>) => judgeRelease({ ...well, ...facts }).map(formatProblem);

describe('a version may be released', () => {
  it('where tag, package.json and the newest heading agree', () => {
    expect(told({})).toEqual([]);
  });

  it('of the very version of the tag', () => {
    expect(told({ tag: '0.3.0' })).toEqual([
      `tag: "0.3.0" isn't the tag of a version.\n  v and package.json's version: v0.3.0.\n  Fix: git tag v0.3.0.`,
    ]);
    expect(told({ tag: 'v0.4.0' })).toEqual([
      `package.json: version: "0.3.0" isn't the version of the tag v0.4.0.\n  Fix: npm version --no-git-tag-version 0.4.0, or tag v0.3.0.`,
    ]);
    expect(told({ locked: '0.2.0' })).toEqual([
      `package-lock.json: version: "0.2.0" isn't the version of package.json ("0.3.0").\n  Fix: npm install --package-lock-only.`,
    ]);
  });

  it('that the change log tells, with nothing left unreleased', () => {
    const left = changelog.replace('## Unreleased\n', '## Unreleased\n- Left.\n');
    expect(told({ changelog: left })).toEqual([
      `CHANGELOG.md:3: Unreleased: has changes that the release would hold and v0.3.0 wouldn't tell.\n  Fix: move them under the heading of 0.3.0, or tag the commit before them.`,
    ]);
    const allowed = 'the newest version is "## 0.3.0 - <its day, e.g. 2026-12-01>".';
    expect(told({ changelog: changelog.replace('## 0.3.0', '## 0.2.9') })).toEqual([
      `CHANGELOG.md:5: "0.2.9 - 2027-01-15" isn't the version 0.3.0.\n  ${allowed}\n  Fix: add the heading below "## Unreleased".`,
    ]);
    expect(told({ changelog: changelog.replace(' - 2027-01-15', '') })).toEqual([
      `CHANGELOG.md:5: "0.3.0" has no day.\n  ${allowed}\n  Fix: add it.`,
    ]);
    expect(told({ changelog: changelog.replace('- New.\n- Newer.\n', '') })).toEqual([
      `CHANGELOG.md:5: "0.3.0 - 2027-01-15" says nothing.\n  Fix: say what a user sees of it.`,
    ]);
    expect(told({ changelog: changelog.replace('## Unreleased\n\n', '') })[0]).toContain(
      'CHANGELOG.md:3: "0.3.0 - 2027-01-15" is its first heading.',
    );
  });

  it('and all that is wrong is said at once', () => {
    expect(told({ tag: 'v1.0.0', locked: '0.1.0', changelog: '# Changelog\n' })).toHaveLength(4);
  });
});

it('what a release says is what stands under its heading', () => {
  expect(changesOf(changelog, '0.3.0')).toBe('- New.\n- Newer.');
  expect(changesOf(changelog, '0.2.0')).toBe('- Old.');
  expect(changesOf(changelog, '0.2')).toBeUndefined();
});

describe('this repository', () => {
  const own = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const { version: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { version: string };

  it('says one version, but for what is still to be put under it', () => {
    const facts = { tag: `v${manifest.version}`, version: manifest.version, locked, changelog: own };
    expect(judgeRelease(facts).filter(({ path }) => path !== 'Unreleased')).toEqual([]);
  });

  it('is refused by the command under another tag, without a stack', async () => {
    const script = join(root, 'scripts/release.ts');
    const { exitCode, stderr } = await execa(process.execPath, [script, 'check', 'v99.0.0'], { reject: false });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`package.json: version: "${manifest.version}" isn't the version of the tag v99.0.0.`);
    expect(stderr).not.toContain('    at ');
  });
});
