/** What an example's output can't say twice alike: each pattern with what stands in its place on both sides. */
const varying: readonly (readonly [RegExp, string])[] = [
  [/\b20\d\d-\d\d-\d\dT[\d:.]+Z\b/g, '<time>'],
  [/\b20\d\d-\d\d-\d\d \d\d:\d\d UTC\b/g, '<time>'],
  [/\b\d\d:\d\d:\d\d\b/g, '<time of day>'],
  // A generation of the secret is named after its month, and lives for two years.
  [/\b20\d\d-\d\d(-\d\d)?\b/g, '<date>'],
  [/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/g, '<id>'],
  [/\bfiles of [\da-f]{7}\b/g, 'files of <commit>'],
  [/\bstarted by \w+/g, 'started by <account>'],
  [/\b\w{5,7}\.mstsbc\.telnyx\.tech\b/g, '<trunk>.mstsbc.telnyx.tech'],
];

export const withoutVarying = (lines: readonly string[]): string[] =>
  lines.map((line) => varying.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), line));
