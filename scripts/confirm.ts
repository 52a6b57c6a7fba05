/** `npm run confirm -- <tenant> [user…]`: writes down what a person has entered in CCAIP's user settings. */

import { join } from 'node:path';
import { Command } from 'commander';
import { addressesNotKnownYet } from '../tenant/addresses-not-known-yet.ts';
import { dayOf } from '../tenant/day.ts';
import { displayPath } from '../tenant/display-path.ts';
import { confirmed } from '../tenant/entered/confirmed.ts';
import { type LeftForUser, leftToEnter } from '../tenant/entered/left-to-enter.ts';
import { leftCounts, leftLine } from '../tenant/entered/left-words.ts';
import { enteredText } from '../tenant/entered/read-entered.ts';
import { listing } from '../tenant/listing.ts';
import { loadTenant } from '../tenant/load.ts';
import { nearest } from '../tenant/nearest.ts';
import type { Problem } from '../tenant/problem.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { runScript } from './run-script.ts';
import { writeWhole } from './write-whole.ts';

const confirm = async (name: string, upns: readonly string[]): Promise<number> => {
  const root = tenantsRoot(process.env);
  const { tenant, problems } = loadTenant({ root, name, today: dayOf(new Date()) });
  if (tenant === undefined) throw new ProblemError(...problems);
  if (tenant.ucaas.externalUsers?.by === 'api') {
    console.log(
      `${name}: nothing is confirmed: ucaas.externalUsers says by: api, so up enters users, and looks itself what stands there.`,
    );
    return 0;
  }
  const file = tenant.ucaas.linked?.entered;
  if (file === undefined) throw new ProblemError(noFile(displayPath(join(root, name, 'tenant.yaml')), tenant));
  const unknown = addressesNotKnownYet(tenant, displayPath(join(root, name, 'tenant.yaml')));
  if (unknown.length > 0) throw new ProblemError(...unknown);
  const left = leftToEnter(tenant);
  const done = upns.length === 0 ? left : chosen(left, upns);
  const path = join(root, name, file);
  if (done.length > 0 || tenant.entered === undefined) {
    writeWhole(path, enteredText(confirmed(tenant.entered ?? [], done)));
  }
  for (const one of done) console.log(`  ${leftLine(one)}`);
  const still = left.length - done.length;
  console.log(
    done.length === 0
      ? `${displayPath(path)}: nothing was left to confirm.`
      : `${displayPath(path)}: confirmed ${leftCounts(done).replace('not confirmed', 'users')}; ${still === 0 ? 'nothing is left' : `${still} left`}. Commit it.`,
  );
  return 0;
};

/** Users as typed: a sign-in name, or the part before the @. All that are unknown are told at once. */
const chosen = (left: readonly LeftForUser[], upns: readonly string[]): LeftForUser[] => {
  const find = (typed: string): readonly LeftForUser[] =>
    left.filter(({ upn }) => [upn, upn.split('@')[0]].some((one) => one?.toLowerCase() === typed.toLowerCase()));
  const wrong = upns.filter((typed) => find(typed).length !== 1);
  if (wrong.length > 0) throw new ProblemError(...wrong.map((typed) => unknown(typed, left)));
  return left.filter((one) => upns.some((typed) => find(typed)[0] === one));
};

const unknown = (typed: string, left: readonly LeftForUser[]): Problem => {
  const names = left.map(({ upn }) => upn);
  return {
    file: 'npm run confirm',
    message: `"${typed}" isn't one user with something left to confirm.`,
    allowed: names.length === 0 ? 'Nothing is left.' : `Left: ${listing(names)}.`,
    fix: `write ${nearest(typed, names) ?? 'one of these'}, or name none to confirm all.`,
  };
};

const noFile = (file: string, { ucaas }: Tenant): Problem => ({
  file,
  path: ucaas.linked === undefined ? 'ucaas.linked' : 'ucaas.linked.entered',
  message: ucaas.linked === undefined ? 'CCAIP is not linked yet.' : 'no file is named.',
  allowed: 'What was entered is written down beside users.csv, in git, once CCAIP is linked.',
  fix:
    ucaas.linked === undefined
      ? `link it, then write linked: { secret: ${'<generation>'}, by: <who>, on: <day>, entered: entered.csv } under ucaas.`
      : 'add entered: entered.csv under ucaas.linked.',
});

await new Command('npm run confirm')
  .usage('-- <tenant> [user…]')
  .description("Writes down what a person has entered, changed or cleared in CCAIP's user settings.")
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .argument('[user...]', 'only these users, by sign-in name or the part before the @; all if none is named')
  .action((name: string, upns: string[]) => runScript(() => confirm(name, upns)))
  .parseAsync();
