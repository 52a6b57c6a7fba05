/** `node scripts/bench-calls.ts`: how fast calls are explained and versions compared, in one run; never a verdict. */
import { join } from 'node:path';
import { execa } from 'execa';
import { compareConfigs } from '../routing/compare/compare.ts';
import { compileConfig } from '../routing/compile.ts';
import { explainDialled } from '../routing/explain.ts';
import { callConfig, edited, type Size } from './bench/call-configs.ts';
import { median } from './bench/measure.ts';

const typical: Size = { rules: 15, routes: 10, policies: 3, usages: 4, users: 12, unanchored: 0 };
const large: Size = { rules: 50, routes: 100, policies: 20, usages: 20, users: 200, unanchored: 0 };
const loose: Size = { rules: 15, routes: 30, policies: 3, usages: 4, users: 12, unanchored: 12 };
const crowded: Size = { ...typical, users: 9_000 };

const rounds = 5;

/** Milliseconds of processor time: other work on the machine doesn't count. */
const timed = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const repeated = (work: () => void, times = rounds): number => {
  const taken = Array.from({ length: times + 1 }, () => timed(work));
  return median(taken.slice(1));
};

const explained = (): string => {
  const voice = compileConfig(callConfig(typical));
  const users = [...voice.users.values()];
  const numbers = ['112', '0612345678', '00442071234567', '2110', '+31201234567', '0201234567', '55', '911234'];
  const calls = 200_000;
  const time = repeated(() => {
    for (let at = 0; at < calls; at += 1) {
      const user = users[at % users.length];
      if (user) explainDialled(voice, user, numbers[at % numbers.length] ?? '');
    }
  });
  return `${Math.round(calls / time).toLocaleString('en')} thousand calls a second`;
};

const compared = (size: Size, times?: number): string => {
  const base = callConfig(size);
  const head = edited(base);
  let left = '';
  const time = repeated(() => {
    const { dialled } = compareConfigs(base, head);
    left = dialled.notAnalysed.length > 0 ? `, left out by name: ${dialled.notAnalysed[0]?.what}` : '';
  }, times);
  return `${(time / 1000).toFixed(2)} s${left}`;
};

/** A review of so many tenants that share a template of which one line changed, as a process of its own. */
const reviewed = async (tenants: number): Promise<{ readonly seconds: number; readonly megabytes: number }> => {
  const { stdout } = await execa(process.execPath, [join(import.meta.dirname, 'bench/review-many.ts'), `${tenants}`]);
  return JSON.parse(stdout);
};

const manyReviewed = async (): Promise<string> => {
  const alone = [await reviewed(1), await reviewed(1), await reviewed(1)].map(({ seconds }) => seconds);
  const { seconds, megabytes } = await reviewed(100);
  const times = (seconds / median(alone)).toFixed(1);
  return `${seconds.toFixed(2)} s, ${times} times that of one, ${Math.round(megabytes)} MB`;
};

interface Looked {
  readonly picture: number;
  readonly press: number;
  readonly reload: number;
}

/** The look page of the lab's tenant with so many people, as a process of its own. */
const looked = async (users: number): Promise<Looked> => {
  const { stdout } = await execa(process.execPath, [join(import.meta.dirname, 'bench/look-once.ts'), `${users}`]);
  return JSON.parse(stdout);
};

/** The first picture, from the start of the command, a key press and a reload: 12 people against 10,000, in turns. */
const lookedAt = async (): Promise<[string, string][]> => {
  const [few, many]: Looked[][] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    few?.push(await looked(12));
    many?.push(await looked(10_000));
  }
  const middle = (all: readonly Looked[] | undefined, of: keyof Looked): number =>
    median((all ?? []).map((one) => one[of]));
  const against = (of: keyof Looked): string => {
    const [small, large] = [middle(few, of), middle(many, of)];
    return `${large.toFixed(1)} ms, ${(large / small).toFixed(2)} times that of 12 people (${small.toFixed(1)} ms)`;
  };
  return [
    ['look, first picture of 10,000 people', against('picture')],
    ['look, a key press among 10,000 people', against('press')],
    ['look, a reload of 10,000 people', against('reload')],
  ];
};

const rows = [
  ['explain, typical tenant', explained()],
  ['compare, typical (15 rules, 10 routes, 3 policies)', compared(typical)],
  ['compare, large (50 rules, 100 routes, 20 policies)', compared(large)],
  ['compare, typical with 9,000 users', compared(crowded, 1)],
  ['compare, 12 routes not anchored', compared(loose, 1)],
  ['review, 100 tenants, one line of their template', await manyReviewed()],
  ...(await lookedAt()),
  ['memory at its largest', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`],
];
console.log('| what | processor time |\n| --- | --- |');
for (const [what, time] of rows) console.log(`| ${what} | ${time} |`);
