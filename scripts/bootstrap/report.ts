import { answerLines, countsLine } from '../answers/answers-text.ts';
import { type Found, standings } from './check.ts';

const names: Readonly<Record<Found['identity'], string>> = {
  everyday: 'automation',
  setup: 'setup identity',
  tenant: 'tenant',
};

/** A line for each answer, its fix below it, and counts at the end. */
export const reportText = (tenant: string, found: readonly Found[]): string =>
  [
    ...found.flatMap(({ identity, ...answer }) => answerLines(standings, { ...answer, who: names[identity] })),
    '',
    countsLine(tenant, standings, found),
  ].join('\n');
