import { handedOverAddress } from '../../routing/calls/handed-over-address.ts';
import type { Voice } from '../../routing/compile.ts';
import { dialledText, notDialled } from '../../routing/dialled-text.ts';
import { findUsers } from '../../routing/find-user.ts';
import type { Question } from '../../routing/question.ts';
import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { unknownName } from '../../tenant/unknown-name.ts';

/** The call that somebody asks about, as typed. */
export interface Asked {
  readonly as?: string;
  readonly dial?: string;
  readonly to?: string;
  /** The tenant itself is asked: it may know people whom the file doesn't. */
  readonly live?: boolean;
}

const file = 'npm run explain';
const refused = (problem: Omit<Problem, 'file'>): ProblemError => new ProblemError({ file, ...problem });

/** Settles who and what is meant, or says what can't be settled. */
export const questionOf = (voice: Voice, asked: Asked): Question => {
  const { as, dial, to } = asked;
  if (to !== undefined && as === undefined && dial === undefined) return handedOver(voice, to);
  if (as === undefined || dial === undefined || to !== undefined) {
    throw refused({
      message:
        'It takes one call: --as and --dial for a call that a user dials, or --to for one that CCAIP hands over.',
      fix: 'write e.g. npm run explain -- lab --as ada --dial 0612345678, or npm run explain -- lab --to ada.',
    });
  }
  const user = isStranger(voice, as, asked) ? undefined : theUser(voice, as, '--as').user;
  const dialled = dialledText(dial);
  if (dialled === undefined) {
    throw refused({
      path: '--dial',
      allowed:
        'Digits, + * and #, also with an extension as in contacts (;ext=12); blanks, hyphens, dots and brackets are left out.',
      ...notDialled(dial, user?.country ?? ''),
    });
  }
  return { kind: 'dialled', upn: user?.name ?? as, dialled };
};

/** A whole UPN that isn't in the file: only the tenant can tell. */
const isStranger = (voice: Voice, typed: string, { live }: Asked): boolean =>
  live === true && typed.includes('@') && findUsers(voice, typed).length === 0;

const theUser = (voice: Voice, typed: string, path: string) => {
  const [user, ...others] = findUsers(voice, typed);
  const names = voice.config.users.map((known) => known.name.split('@')[0] ?? known.name);
  if (!user) {
    const number = dialledText(typed);
    const holder = voice.config.users.find((one) => one.number === number);
    if (holder) {
      const allowed = 'A user is a UPN, or the part before the @.';
      const message = `"${typed}" is the number of ${holder.name}.`;
      throw refused({ path, message, allowed, fix: `write ${path} ${holder.name.split('@')[0]}.` });
    }
    const { fix, ...words } = unknownName(typed, names, { one: 'a user', many: 'users', under: 'users.csv' });
    throw refused({
      path,
      ...words,
      fix: fix.startsWith('write ') ? fix : 'write a UPN of users.csv, or the part before the @.',
    });
  }
  if (others.length > 0) {
    const known = [user, ...others].map(({ user: { name } }) => name).join(', ');
    throw refused({
      path,
      message: `"${typed}" could be several users.`,
      allowed: `They are: ${known}.`,
      fix: 'write the whole UPN.',
    });
  }
  return user;
};

/** A user's SIP URI as CCAIP has it, else their number; a number or SIP URI as it is. */
const handedOver = (voice: Voice, to: string): Question => {
  const address = handedOverAddress(to);
  const [found] = findUsers(voice, to);
  if (!found && address !== undefined) return { kind: 'handed over', address };
  if (!found && /^(?:(?:tel|callto):|[+\d(])/i.test(to)) throw refused({ path: '--to', ...notDialled(to, '') });
  const { user } = theUser(voice, to, '--to');
  return { kind: 'handed over', address: user.sipUri ?? user.number ?? user.name, upn: user.name };
};
