/** `npm run explain -- <tenant> --as <user> --dial <number>`, or `--to <user or number>`: what Teams does with one call. */
import { Command } from 'commander';
import { compileConfig, type Voice } from '../routing/compile.ts';
import { dialledText } from '../routing/dialled-text.ts';
import { explainDialled } from '../routing/explain.ts';
import { explainHandedOver, type HandedOverCall } from '../routing/explain-handed-over.ts';
import { explainText } from '../routing/explain-text.ts';
import { findUsers } from '../routing/find-user.ts';
import { fromTenant } from '../routing/from-tenant.ts';
import type { DialledCall } from '../routing/trace.ts';
import { loadTenant } from '../tenant/load.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { unknownName } from '../tenant/unknown-name.ts';
import { ProblemError } from './problem-error.ts';
import { runScript } from './run-script.ts';

interface Asked {
  readonly as?: string;
  readonly dial?: string;
  readonly to?: string;
  readonly json?: boolean;
}

const command = 'npm run explain';

const explain = async (name: string, asked: Asked): Promise<number> => {
  const today = new Date().toISOString().slice(0, 10);
  const { tenant, problems } = loadTenant({ root: tenantsRoot(process.env), name, today });
  if (!tenant) throw new ProblemError(...problems);
  const call = callOf(compileConfig(fromTenant(tenant)), asked);
  console.log(asked.json ? JSON.stringify(call, undefined, 2) : explainText(call).join('\n'));
  return 0;
};

const callOf = (voice: Voice, { as, dial, to }: Asked): DialledCall | HandedOverCall => {
  if (to !== undefined && as === undefined && dial === undefined) return explainHandedOver(voice, addressOf(voice, to));
  if (as === undefined || dial === undefined || to !== undefined) {
    throw new ProblemError({
      file: command,
      message:
        'It takes one call: --as and --dial for a call that a user dials, or --to for one that CCAIP hands over.',
      fix: 'write e.g. npm run explain -- lab --as ada --dial 0612345678, or npm run explain -- lab --to ada.',
    });
  }
  const user = theUser(voice, as, '--as');
  const dialled = dialledText(dial);
  if (dialled === undefined) {
    throw new ProblemError({
      file: command,
      path: '--dial',
      message: `"${dial}" isn't a number.`,
      allowed: 'Digits, + * and #; blanks, hyphens, dots and brackets are left out.',
      fix: 'write what the user dials, e.g. 0612345678.',
    });
  }
  return explainDialled(voice, user, dialled);
};

const theUser = (voice: Voice, typed: string, path: string) => {
  const [user, ...others] = findUsers(voice, typed);
  const names = voice.config.users.map((known) => known.name.split('@')[0] ?? known.name);
  if (!user) {
    const users = { one: 'a user', many: 'users', under: 'users.csv' };
    throw new ProblemError({ file: command, path, ...unknownName(typed, names, users) });
  }
  if (others.length > 0) {
    const known = [user, ...others].map(({ user: { name } }) => name).join(', ');
    throw new ProblemError({
      file: command,
      path,
      message: `"${typed}" could be several users.`,
      allowed: `They are: ${known}.`,
      fix: 'write the whole UPN.',
    });
  }
  return user;
};

/** A user's SIP URI as CCAIP has it, else their number; a number or SIP URI as it is. */
const addressOf = (voice: Voice, to: string): string => {
  const number = dialledText(to);
  const [found] = findUsers(voice, to);
  if (!found && (number !== undefined || to.includes('@'))) return number ?? to;
  const { user } = theUser(voice, to, '--to');
  return user.sipUri ?? user.number ?? user.name;
};

await new Command(command)
  .usage('-- <tenant> (--as <user> --dial <number> | --to <user>) [--json]')
  .description('Tells what Teams does with one call, step by step, from the tenant file alone.')
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--as <user>', 'who dials: a UPN, or the part before the @')
  .option('--dial <number>', 'what they dial')
  .option('--to <user>', 'whom CCAIP hands the call to: a user, a number or a SIP URI')
  .option('--json', 'the trace as JSON')
  .action((name: string, asked: Asked) => runScript(() => explain(name, asked)))
  .parseAsync();
