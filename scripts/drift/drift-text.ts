import { visibleLine, visibleText } from '../../providers/kit/visible-text.ts';
import { columns } from '../../routing/columns.ts';
import type { Drifted, TenantDrift } from './output-schema.ts';
import { detailsOf, fixLines, standingText, summaryOf, toPutRight } from './phrases.ts';

const widths = Math.max(...['drift', 'may be lag', 'told'].map(({ length }) => length));

/** What a person reads at a terminal: a table of all tenants, then each that isn't as its files say. */
export const driftText = (tenants: readonly TenantDrift[]): string[] => [
  ...columns(tenants.map((one) => [visibleLine(one.tenant), one.standing, standingText(one)])),
  ...tenants.flatMap(section),
  '',
  `${visibleLine(summaryOf(tenants))}.`,
];

const section = ({ tenant, failures, differences, calls, notes }: TenantDrift): string[] => {
  const body = [
    ...failures.flatMap(({ what, why, fix }) => [
      `  ${'not known'.padEnd(widths)}  ${visibleLine(what)}: ${indented(why)}`,
      ...fixLines(fix).map((line) => `${indent}${visibleLine(line)}`),
    ]),
    ...differences.flatMap(differenceLines),
    ...(calls === undefined ? [] : [`  Calls, once all of it is put right: ${visibleLine(calls)}.`]),
    ...(differences.some(({ standing }) => standing === 'drift') ? [`  ${visibleLine(toPutRight(tenant))}`] : []),
    ...notes.map((note) => `  ${visibleLine(note)}`),
  ];
  return body.length === 0 ? [] : ['', visibleLine(tenant), ...body];
};

const indent = ' '.repeat(widths + 4);

/** Problems of files have lines of their own. */
const indented = (text: string): string => visibleText(text.trimEnd()).replaceAll('\n', `\n${indent}`);

const differenceLines = (one: Drifted): string[] => [
  `  ${one.standing.padEnd(widths)}  ${visibleLine(one.text)}`,
  ...(one.standing === 'told' ? [] : detailsOf(one).map((line) => `${indent}${visibleLine(line)}`)),
];
