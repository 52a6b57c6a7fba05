import type { Problem } from '../../tenant/problem.ts';

/** What has to agree before anything is released. */
export interface ReleaseFacts {
  /** As typed, `v0.2.0`. */
  readonly tag: string;
  /** Of package.json. */
  readonly version: string;
  /** Of package-lock.json. */
  readonly locked: string;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
}

/** A part of the change log that begins with a heading of the second level. */
interface Section {
  /** Line of its heading, from 1. */
  readonly line: number;
  /** Without the `## `. */
  readonly heading: string;
  /** What stands under it, trimmed. */
  readonly text: string;
}

const file = 'CHANGELOG.md';

const sectionsOf = (changelog: string): readonly Section[] => {
  const lines = changelog.split('\n');
  const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []));
  return starts.map((start, index) => ({
    line: start + 1,
    heading: (lines[start] ?? '').slice('## '.length).trim(),
    text: lines
      .slice(start + 1, starts[index + 1])
      .join('\n')
      .trim(),
  }));
};

const versionOf = ({ heading }: Section): string | undefined => /^(\d+\.\d+\.\d+)(?: |$)/.exec(heading)?.[1];

/** What the change log says of a version, without its heading; undefined where there is no such heading. */
export const changesOf = (changelog: string, version: string): string | undefined =>
  sectionsOf(changelog).find((one) => versionOf(one) === version)?.text;

const ofTag = ({ tag, version }: ReleaseFacts): readonly Problem[] => {
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) {
    const message = `"${tag}" isn't the tag of a version.`;
    return [
      { file: 'tag', message, allowed: `v and package.json's version: v${version}.`, fix: `git tag v${version}.` },
    ];
  }
  if (tag === `v${version}`) return [];
  return [
    {
      file: 'package.json',
      path: 'version',
      message: `"${version}" isn't the version of the tag ${tag}.`,
      fix: `npm version --no-git-tag-version ${tag.slice(1)}, or tag v${version}.`,
    },
  ];
};

const ofLock = ({ version, locked }: ReleaseFacts): readonly Problem[] =>
  version === locked
    ? []
    : [
        {
          file: 'package-lock.json',
          path: 'version',
          message: `"${locked}" isn't the version of package.json ("${version}").`,
          fix: 'npm install --package-lock-only.',
        },
      ];

const ofChangelog = ({ version, changelog }: ReleaseFacts): readonly Problem[] => {
  const [first, ...others] = sectionsOf(changelog);
  const problems: Problem[] = [];
  if (first?.heading !== 'Unreleased') {
    problems.push({
      file,
      line: first?.line ?? 1,
      message: first === undefined ? 'has no heading.' : `"${first.heading}" is its first heading.`,
      allowed: '"## Unreleased" stands above all versions, also where nothing is under it.',
      fix: 'add it.',
    });
  } else if (first.text !== '') {
    const message = `has changes that the release would hold and v${version} wouldn't tell.`;
    const fix = `move them under the heading of ${version}, or tag the commit before them.`;
    problems.push({ file, line: first.line, path: 'Unreleased', message, fix });
  }
  const newest = [...(first?.heading === 'Unreleased' ? [] : [first]), ...others].find((one) => one !== undefined);
  const allowed = `the newest version is "## ${version} - <its day, e.g. 2026-12-01>".`;
  if (newest === undefined || versionOf(newest) !== version) {
    const message = newest === undefined ? 'has no version.' : `"${newest.heading}" isn't the version ${version}.`;
    problems.push({ file, line: newest?.line ?? 1, message, allowed, fix: 'add the heading below "## Unreleased".' });
    return problems;
  }
  if (!/^\S+ - \d{4}-\d{2}-\d{2}$/.test(newest.heading)) {
    problems.push({ file, line: newest.line, message: `"${newest.heading}" has no day.`, allowed, fix: 'add it.' });
  }
  if (newest.text === '') {
    const message = `"${newest.heading}" says nothing.`;
    problems.push({ file, line: newest.line, message, fix: 'say what a user sees of it.' });
  }
  return problems;
};

/** Everything in which tag, version and change log don't agree; none if they do. */
export const judgeRelease = (facts: ReleaseFacts): readonly Problem[] => [
  ...ofTag(facts),
  ...ofLock(facts),
  ...ofChangelog(facts),
];
