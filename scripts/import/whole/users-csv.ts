import { givenPolicies } from '../../../tenant/given-policies.ts';
import { guarded } from '../../../tenant/users/formula-guard.ts';
import type { Row } from './people.ts';

/** users.csv: the columns that every tenant has, and those of policies that somebody has. */
export const usersCsv = (rows: readonly Row[]): string => {
  const [policy, ...others] = givenPolicies;
  const used = others.filter(({ field }) => rows.some(({ policies }) => policies[field] !== undefined));
  const header = ['upn', 'number', 'site', policy.word, ...used.map(({ word }) => word), 'ccaip'];
  const lines = rows.map(({ upn, number, site, policies }) => [
    cell(upn),
    number,
    cell(site),
    ...[policy, ...used].map(({ field }) => cell(policies[field] ?? '')),
    '',
  ]);
  return `${[header, ...lines].map((line) => line.join(',')).join('\n')}\n`;
};

const cell = (value: string): string => {
  const text = guarded(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
