import { fenced, markdownText } from '../../review/markdown-text.ts';
import type { Drifted, TenantDrift } from './output-schema.ts';
import { detailsOf, fixLines, standingText, summaryOf, timeText, toPutRight } from './phrases.ts';

/** The same as an issue or a job's summary has it. Whatever a service or a file says is only text. */
export const driftMarkdown = (tenants: readonly TenantDrift[], at: string): string =>
  [
    `### ${markdownText(summaryOf(tenants))}`,
    '',
    '| tenant | is | |',
    '| --- | --- | --- |',
    ...tenants.map((one) => `| ${markdownText(one.tenant)} | ${one.standing} | ${markdownText(standingText(one))} |`),
    '',
    ...tenants.flatMap(section),
    `Looked at on ${timeText(at)}.`,
  ].join('\n');

const section = (one: TenantDrift): string[] => {
  const { tenant, failures, differences, calls, notes } = one;
  const told = differences.filter(({ standing }) => standing === 'told');
  const body = [
    ...failures.flatMap(failureLines),
    ...differences.filter(({ standing }) => standing !== 'told').flatMap(differenceLines),
    ...(calls === undefined ? [] : ['', `**Calls, once all of it is put right**: ${markdownText(calls)}.`]),
    ...(differences.some(({ standing }) => standing === 'drift') ? ['', markdownText(toPutRight(tenant))] : []),
  ];
  if (body.length === 0 && told.length === 0 && notes.length === 0) return [];
  const more = [...told.map(({ text }) => text), ...notes].map((text) => `- ${markdownText(text)}`);
  return [
    `#### ${markdownText(tenant)}`,
    '',
    ...body,
    '',
    ...(more.length === 0 ? [] : ['<details><summary>Also</summary>', '', ...more, '', '</details>', '']),
  ];
};

const failureLines = ({ what, why, fix }: TenantDrift['failures'][number]): string[] => [
  `- **Not known**: ${markdownText(what)}.`,
  '',
  ...fenced([...why.split('\n'), ...fixLines(fix).map((line) => `  ${line}`)]),
  '',
];

const differenceLines = (one: Drifted): string[] => [
  `- ${one.standing === 'may be lag' ? 'May be lag: ' : ''}${markdownText(one.text)}`,
  ...detailsOf(one).map((line) => `  - ${markdownText(line)}`),
];
