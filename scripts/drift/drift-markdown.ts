import { fenced, markdownText } from '../../review/markdown-text.ts';
import type { Drifted, TenantDrift } from './output-schema.ts';
import { detailsOf, standingText, summaryOf, timeText } from './phrases.ts';

/** The same as an issue or a job's summary has it. Whatever a service or a file says is only text. */
export const driftMarkdown = (tenants: readonly TenantDrift[], at: string): string =>
  [
    `### ${summaryOf(tenants)}`,
    '',
    '| tenant | is | |',
    '| --- | --- | --- |',
    ...tenants.map((one) => `| ${markdownText(one.tenant)} | ${one.standing} | ${markdownText(standingText(one))} |`),
    '',
    ...tenants.flatMap(section),
    `Looked at on ${timeText(at)}. An \`up\` puts right what differs, unless a line says otherwise; if the tenant is right, change its files.`,
  ].join('\n');

const section = (one: TenantDrift): string[] => {
  const { tenant, failures, differences, calls, notes } = one;
  const told = differences.filter(({ standing }) => standing === 'told');
  const body = [
    ...failures.flatMap(failureLines),
    ...differences.filter(({ standing }) => standing !== 'told').flatMap(differenceLines),
    ...(calls === undefined ? [] : ['', `**Calls, once \`up\` puts all of it right**: ${markdownText(calls)}.`]),
  ];
  if (body.length === 0 && told.length === 0) return [];
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
  ...fenced([...why.split('\n'), ...(fix === undefined ? [] : [`  Fix: ${fix}`])]),
  '',
];

const differenceLines = (one: Drifted): string[] => [
  `- ${one.standing === 'may be lag' ? 'May be lag: ' : ''}${markdownText(one.text)}`,
  ...detailsOf(one).map((line) => `  - ${markdownText(line)}`),
];
